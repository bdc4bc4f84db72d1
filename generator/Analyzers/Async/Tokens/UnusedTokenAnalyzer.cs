using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tokens;

/// <summary>ADPT209: a handler has a token and never looks at it. Where a call could take it, ADPT203 says so there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedTokenAnalyzer() : AsyncAnalyzer(AsyncRules.UnusedToken)
{
    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code)
    {
        var calls = new TokenCalls();
        context.RegisterOperationBlockAction(c => Analyze(c, code, calls));
    }

    private static void Analyze(OperationBlockAnalysisContext context, ScopedCode code, TokenCalls calls)
    {
        if (context.OwningSymbol is not IMethodSymbol method || !HandlerTokens.CanTake(method) || Contracts.Bind(method)
            || !(code.Scope.OnLoop(method) || code.Scope.IsSynchronousHandler(method))
            || method.Parameters.FirstOrDefault(p => AvailableTokens.IsToken(p.Type)) is not { } token)
            return;
        if (IsUsed(context, token) || Unwritten.Is(context.OperationBlocks) || HandlerTokens.CallsIn(context.OperationBlocks).Any(CanPass))
            return;
        context.ReportDiagnostic(Diagnostic.Create(AsyncRules.UnusedToken, token.PlaceOf(), method.Name, token.Name));

        bool CanPass(IInvocationOperation call) =>
            calls.MayTake(call)
            && AvailableTokens.At(call, method, o => code.Outlives(o, context.CancellationToken)) == token.Name
            && calls.Argument(token.Name, call, method) is not null;
    }

    private static bool IsUsed(OperationBlockAnalysisContext context, IParameterSymbol token) => context.OperationBlocks
        .SelectMany(b => b.DescendantsAndSelf())
        .Any(o => o is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, token));
}
