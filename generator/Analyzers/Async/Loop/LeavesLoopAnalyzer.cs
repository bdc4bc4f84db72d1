using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Loop;

/// <summary>ADPT207: code on an event loop awaits without coming back to it. A helper may: its caller comes back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeavesLoopAnalyzer() : AsyncAnalyzer(AsyncRules.LeavesLoop)
{
    /// <summary>ConfigureAwaitOptions.ContinueOnCapturedContext.</summary>
    private const int ContinueOnCapturedContext = 1;

    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code) =>
        context.RegisterOperationAction(c => Analyze(c, code), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, ScopedCode code)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != "ConfigureAwait" || !Leaves(call)
            || !code.RunsOnLoop(call, context.ContainingSymbol, context.CancellationToken))
            return;
        var name = $"ConfigureAwait({call.Arguments.Last().Value.Syntax})";
        context.ReportDiagnostic(Diagnostic.Create(AsyncRules.LeavesLoop, Called.PlaceOf(call), name));
    }

    private static bool Leaves(IInvocationOperation call) => call.Arguments.LastOrDefault()?.Value.ConstantValue switch
    {
        { HasValue: true, Value: bool isCaptured } => !isCaptured,
        { HasValue: true, Value: int options } => (options & ContinueOnCapturedContext) == 0,
        _ => false,
    };
}
