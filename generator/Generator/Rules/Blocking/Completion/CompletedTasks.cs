using System.Runtime.CompilerServices;
using Adapters.Generator.Rules.Blocking.Reach;
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
    private HashSet<SyntaxNode>? _waits;

    private CompletedTasks(Func<CancellationToken, HashSet<SyntaxNode>> find) => _find = find;

    public static CompletedTasks Of(IOperation operation) =>
        Known.GetValue(SingleValues.RootOf(operation), r => new CompletedTasks(c => BodyFlow.WaitsOnCompleted(r, c)));

    /// <summary>Whether the operation is a wait and does not wait.</summary>
    public bool Contains(IOperation wait, CancellationToken cancellation)
    {
        if (!Waits.TasksOf(wait).Any())
            return false;
        _waits ??= _find(cancellation);
        return _waits.Contains(wait.Syntax);
    }
}
