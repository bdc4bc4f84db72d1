using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>
/// ADPT205: the task of a call is dropped, and what it runs can throw. Not a call that stands alone in an async function: the compiler
/// reports that (CS4014).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostTaskAnalyzer() : AsyncAnalyzer(AsyncRules.LostTask)
{
    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code) =>
        context.RegisterOperationAction(c => Analyze(c, code), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, ScopedCode code)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Awaitables.IsTask(call.Type) || !TaskUses.IsDropped(call) || IsHarmless(call.TargetMethod)
            || !code.Contains(call, context.ContainingSymbol)
            || (call.Parent is IExpressionStatementOperation && ScopedCode.FunctionsAround(call, context.ContainingSymbol).First().IsAsync)
            || Guarded.CatchesAll(call, context.CancellationToken) || KeptTasks.Contain(call, context.CancellationToken)
            || ObservedTasks.Contain(call, context.CancellationToken) || CompleteCalls.Contain(call, context.CancellationToken))
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            AsyncRules.LostTask, Called.PlaceOf(call), Called.NameOf(call.TargetMethod, context.ContainingSymbol)));
    }

    /// <summary>Determines whether the task does not fail, or stands for other tasks that are held elsewhere.</summary>
    private static bool IsHarmless(IMethodSymbol method) =>
        method.Name == "ContinueWith" || method.ContainingType.Name is "Interlocked" or "Volatile"
        || (method.ContainingType.Name is "Task" or "ValueTask" && method.Name
            is "Delay" or "WhenAll" or "WhenAny" or "WhenEach" or "FromResult" or "FromCanceled" or "FromException");
}
