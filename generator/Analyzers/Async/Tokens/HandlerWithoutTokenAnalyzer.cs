using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Analyzers.Async.Tokens;

/// <summary>ADPT202: an asynchronous handler has no token, though a call in it takes one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerWithoutTokenAnalyzer() : AsyncAnalyzer(AsyncRules.HandlerWithoutToken)
{
    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code)
    {
        var calls = new TokenCalls();
        context.RegisterOperationBlockAction(c => Analyze(c, code, calls));
    }

    private static void Analyze(OperationBlockAnalysisContext context, ScopedCode code, TokenCalls calls)
    {
        if (context.OwningSymbol is not IMethodSymbol method || !HandlerTokens.CanTake(method) || !code.Scope.OnLoop(method)
            || method.Parameters.Any(p => AvailableTokens.IsToken(p.Type)))
            return;
        foreach (var call in HandlerTokens.CallsIn(context.OperationBlocks))
        {
            if (!calls.MayTake(call) || AvailableTokens.At(call, method, _ => false) is not null
                || calls.Argument("token", call, method) is null
                || AllAround(call).Any(o => code.Outlives(o, context.CancellationToken)))
                continue;
            context.ReportDiagnostic(Diagnostic.Create(
                AsyncRules.HandlerWithoutToken, method.PlaceOf(), [Called.PlaceOf(call)],
                method.Name, Called.NameOf(call.TargetMethod, method)));
            return;
        }
    }

    private static IEnumerable<IOperation> AllAround(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
            yield return around;
    }
}
