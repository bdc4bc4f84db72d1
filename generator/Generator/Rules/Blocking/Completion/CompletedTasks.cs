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
    public static readonly CompletedTasks None = new(null);

    private static readonly ConditionalWeakTable<IOperation, CompletedTasks> Known = new();

    private readonly IOperation? _root;
    private Waited? _waited;

    private CompletedTasks(IOperation? root) => _root = root;

    public static CompletedTasks Of(IOperation operation) => Known.GetValue(BodyReferences.RootOf(operation), r => new CompletedTasks(r));

    /// <summary>Indicates whether the operation is a wait and does not wait.</summary>
    public bool Contains(IOperation wait, BodyDependencies dependencies, CancellationToken cancellation)
    {
        if (_root is null || !Waits.TasksOf(wait).Any())
            return false;
        var waited = _waited ??= Find(_root, cancellation);
        dependencies.Add(waited.Dependencies);
        return waited.OnCompleted.Contains(wait.Syntax);
    }

    private static Waited Find(IOperation root, CancellationToken cancellation)
    {
        var dependencies = new BodyDependencies();
        return new Waited(BodyFlow.WaitsOnCompleted(root, dependencies, cancellation), dependencies);
    }

    private sealed record Waited(HashSet<SyntaxNode> OnCompleted, BodyDependencies Dependencies);
}
