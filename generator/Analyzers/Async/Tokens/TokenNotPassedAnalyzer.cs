using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tokens;

/// <summary>ADPT203: a token is in scope, and a call that takes one is not given it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenNotPassedAnalyzer() : AsyncAnalyzer(AsyncRules.TokenNotPassed)
{
    /// <summary>The property of a finding that has the token, for the fix.</summary>
    public const string Token = "Token";

    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code)
    {
        var calls = new TokenCalls();
        context.RegisterOperationAction(c => Analyze(c, code, calls), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, ScopedCode code, TokenCalls calls)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!calls.MayTake(call) || IsGivenToElements(call) || NeedsNoToken(call) || !code.Contains(call, context.ContainingSymbol)
            || AvailableTokens.At(call, context.ContainingSymbol, o => code.Outlives(o, context.CancellationToken)) is not { } token
            || calls.Argument(token, call, context.ContainingSymbol) is null)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            AsyncRules.TokenNotPassed, Called.PlaceOf(call), ImmutableDictionary<string, string?>.Empty.Add(Token, token),
            Called.NameOf(call.TargetMethod, context.ContainingSymbol), token));
    }

    /// <summary>
    /// Indicates whether the token would change nothing or too much: a delay of zero, a task that is waited for with the token, or a delay
    /// beside a task that the token ends, as in <c>Task.WhenAll(Task.Delay(1), WhenCancelled(token))</c>, so that it does not end both.
    /// </summary>
    private static bool NeedsNoToken(IInvocationOperation call)
    {
        if (call.Parent is IInvocationOperation { TargetMethod.Name: "WaitAsync" } wait && wait.Instance == call
            && wait.Arguments.Any(a => a.ArgumentKind == ArgumentKind.Explicit && AvailableTokens.IsToken(a.Parameter?.Type)))
            return true;
        if (call.TargetMethod is not { Name: "Delay", ContainingType.Name: "Task" })
            return false;
        if (call.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: 0 } }, ..])
            return true;
        var around = call.Parent;
        while (around is IConversionOperation or IParenthesizedOperation or IArgumentOperation or IArrayInitializerOperation
               or IArrayCreationOperation or ICollectionExpressionOperation)
            around = around.Parent;
        return around is IInvocationOperation { TargetMethod: { Name: "WhenAll", ContainingType.Name: "Task" } } both
            && both.Descendants().Any(o => o is IInvocationOperation { TargetMethod.Name: var name } && name.Contains("Cancel"));
    }

    /// <summary>Indicates whether the call returns a stream whose elements are asked for by a call that takes the token.</summary>
    private static bool IsGivenToElements(IInvocationOperation call)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IArgumentOperation
               or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            parent = parent.Parent;
        return parent is IInvocationOperation { TargetMethod.Name: "WithCancellation" or "GetAsyncEnumerator" };
    }
}
