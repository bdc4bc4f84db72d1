using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Completion.Flow;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Completion;

/// <summary>
/// The waits of a body whose task is complete when they are reached: they do not wait. The flow of the body is looked at when the first
/// wait asks, so a body without one costs nothing; and once, however many functions in it ask.
/// </summary>
internal sealed class CompletedTasks
{
    private static readonly ConditionalWeakTable<IOperation, CompletedTasks> Known = new();

    private readonly IOperation _root;
    private Waited? _waited;

    private CompletedTasks(IOperation root) => _root = root;

    /// <summary>Those of the whole body around an operation.</summary>
    public static CompletedTasks Around(IOperation anywhere) => Known.GetValue(BodyReferences.RootOf(anywhere), r => new CompletedTasks(r));

    /// <summary>Indicates whether a wait does not wait.</summary>
    public bool Contain(IOperation wait, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var waited = _waited ??= Find(_root, dependencies.Budget, cancellation);
        if (waited.Excess is { } excess)
            throw excess;
        dependencies.Add(waited.Dependencies);
        return waited.OnCompleted.Contains(wait.Syntax);
    }

    /// <summary>A body that is too large is not looked at again for the next wait.</summary>
    private static Waited Find(IOperation root, VisitBudget budget, CancellationToken cancellation)
    {
        var dependencies = new BodyDependencies(budget);
        try
        {
            return new Waited(BodyFlow.WaitsOnCompleted(root, dependencies, cancellation), dependencies, null);
        }
        catch (Exception e) when (VisitBudget.IsExceeded(e))
        {
            return new Waited([], dependencies, new VisitBudgetException());
        }
    }

    private sealed record Waited(HashSet<SyntaxNode> OnCompleted, BodyDependencies Dependencies, VisitBudgetException? Excess);
}
