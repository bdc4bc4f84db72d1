using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Generator.Rules.Blocking.Completion.AccessPaths;
using Adapters.Generator.Rules.Blocking.Completion.Flow;
using Adapters.Generator.Rules.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>
/// The waits of a body whose task is complete when they are reached: they do not wait. The flow of the body is looked at when the first
/// wait asks, so a body without one costs nothing; and once, however many functions in it ask.
/// </summary>
internal sealed class CompletedTasks
{
    public static readonly CompletedTasks None = new(_ => []);

    private static readonly ConditionalWeakTable<IOperation, CompletedTasks> Known = new();

    private readonly Func<CancellationToken, HashSet<SyntaxNode>> _find;
    private Waited? _waited;

    private CompletedTasks(Func<CancellationToken, HashSet<SyntaxNode>> find) => _find = find;

    public static CompletedTasks Of(IOperation operation) =>
        Known.GetValue(BodyReferences.RootOf(operation), r => new CompletedTasks(c => BodyFlow.WaitsOnCompleted(r, c)));

    /// <summary>Whether the operation is a wait and does not wait.</summary>
    public bool Contains(IOperation wait, CancellationToken cancellation)
    {
        if (!Waits.TasksOf(wait).Any())
            return false;
        var waited = _waited ??= Find(cancellation);
        OtherBodies.Look(waited.Looked);
        return waited.OnCompleted.Contains(wait.Syntax);
    }

    private Waited Find(CancellationToken cancellation)
    {
        var (waits, looked) = OtherBodies.Watch(() => _find(cancellation));
        return new Waited(waits, looked);
    }

    private sealed record Waited(HashSet<SyntaxNode> OnCompleted, ImmutableArray<SyntaxNode> Looked);
}
