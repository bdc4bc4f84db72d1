using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>
/// ADPT204: a handler offloads nothing but an asynchronous call; or asynchronous code is passed to a member for synchronous code, so that
/// its task is complete before the work is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrappedAsyncAnalyzer() : AsyncAnalyzer(AsyncRules.WrappedAsync)
{
    private const string TaskOfTask = "gives a task of a task, so this waits for the beginning of the work only: await the call itself";

    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code) =>
        context.RegisterOperationAction(c => Analyze(c, code), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, ScopedCode code)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Arguments.IsEmpty || !Wrappers.Is(call.TargetMethod))
            return;
        if (Wrappers.GivesTaskOfTask(call))
        {
            if (TaskUses.Await(call) is { Parent: not IAwaitOperation } awaited && TaskUses.Await(awaited) is null
                && code.Contains(call, context.ContainingSymbol))
                Report(context, call, TaskOfTask);
        }
        else if (Wrappers.CallIn(call) is { } wrapped && TaskUses.Await(call) is not null
            && code.RunsOnLoop(call, context.ContainingSymbol, context.CancellationToken) && !Blocks(call, code, context.CancellationToken))
        {
            var name = Called.NameOf(wrapped, context.ContainingSymbol);
            Report(context, call, $"sends '{name}' to another thread, and it does not hold this one: await it here");
        }
    }

    private static void Report(OperationAnalysisContext context, IInvocationOperation call, string problem) =>
        context.ReportDiagnostic(Diagnostic.Create(
            AsyncRules.WrappedAsync, Called.PlaceOf(call), Called.NameOf(call.TargetMethod, context.ContainingSymbol), problem));

    /// <summary>Determines whether the offloaded code blocks although it returns a task: then there is a reason to offload it.</summary>
    private static bool Blocks(IInvocationOperation call, ScopedCode code, CancellationToken cancellation)
    {
        IEnumerable<CallEdge> edges = Wrappers.FunctionOf(call) switch
        {
            IAnonymousFunctionOperation lambda => code.Blocking.Graph.EdgesOf(lambda.Symbol, [lambda], cancellation),
            IMethodReferenceOperation reference => code.Blocking.Dispatch.Resolve(reference.Method, reference.Instance).Methods
                .Where(code.Blocking.Bodies.HasBody)
                .SelectMany(m => code.Blocking.Graph.NodeOf(m).Edges),
            _ => [],
        };
        return edges.Any(e => PathSearch.From(e, Confidence.Low, cancellation) is not null);
    }
}
