using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>
/// The waits of a body whose task is complete when they are reached: they do not wait. The flow of the body is looked at when the first
/// wait asks, so a body without one costs nothing.
/// </summary>
internal sealed class CompletedTasks
{
    public static readonly CompletedTasks None = new();

    private readonly Lazy<HashSet<SyntaxNode>> _waits;

    public CompletedTasks(IOperation body, CancellationToken cancellation) =>
        _waits = new Lazy<HashSet<SyntaxNode>>(() => CompletionFlow.WaitsOnCompleted(body, cancellation));

    private CompletedTasks() => _waits = new Lazy<HashSet<SyntaxNode>>(() => []);

    public bool Contains(IOperation wait) => _waits.Value.Contains(wait.Syntax);
}
