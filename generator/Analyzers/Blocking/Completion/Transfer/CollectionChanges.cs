using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>Removes the facts about a collection that end when elements are added, removed or replaced.</summary>
internal sealed class CollectionChanges(AccessPathBuilder paths, TaskCompletion tasks)
{
    public CompletionState Apply(CompletionState state, IInvocationOperation call) =>
        call.Instance is { } instance && Sequences.IsSequence(instance.Type) && paths.Of(instance) is { } path
            ? state.NamesOf(path.Element(ElementIndex.All)).ToList().Aggregate(state, (s, n) => Apply(s, n.Parent!, call))
            : state;

    /// <summary>A path has another value; an element may be the same as one with another index, and have other names.</summary>
    public CompletionState Replace(CompletionState state, AccessPath? path, bool isComplete) =>
        path is null ? state
        : path.IsRoot ? state.Forget(path)
        : state.NamesOf(path).ToList().Aggregate(state, (s, n) => ReplaceOne(s, n, isComplete));

    private CompletionState Apply(CompletionState state, AccessPath path, IInvocationOperation call) =>
        call.TargetMethod.Name switch
        {
            "Add" or "AddLast" or "AddRange" or "Enqueue" or "TryAdd" => Add(state, path, call),
            "Insert" or "InsertRange" or "AddFirst" or "Push" => Add(Move(state, path), path, call),
            "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "Dequeue" or "Pop" or "Sort" or "Reverse" => Move(state, path),
            "Clear" => Move(state, path).Complete(path.Element(ElementIndex.None)),
            "TryGetValue" or "TryPeek" => Get(state, path, call),
            "TryDequeue" or "TryPop" or "TryTake" or "TryRemove" => Get(Move(state, path), path, call),
            _ => state,
        };

    private static CompletionState ReplaceOne(CompletionState state, AccessPath path, bool isComplete)
    {
        if (path.LastElement() is not { } replaced)
            return state.Forget(path);
        bool IsChanged(Fact fact) =>
            fact.IndexIn(replaced.Collection) is { } index && index.MayEqual(replaced.Index)
            && fact.Rebase(replaced.Collection.Element(index), replaced.Element).IsUnder(path);
        return state.Without(f => !isComplete && (f.Kind == FactKind.IsAtFirst || IsChanged(f)), i => i.Any(IsChanged));
    }

    private CompletionState Add(CompletionState state, AccessPath path, IInvocationOperation call)
    {
        var elements = path.Element(ElementIndex.All);
        if (Sequences.Last(call) is not { } added)
            return WithoutAll(state, path);
        var isRange = call.TargetMethod.Name.EndsWith("Range", StringComparison.Ordinal);
        var isComplete = isRange ? tasks.AreComplete(state, added) : tasks.IsComplete(state, added);
        var parts = isRange ? paths.Sequences.Of(added) : paths.Of(added) is { } one ? [one] : null;
        var before = parts is null ? [] : state.ConditionsOf(elements).ToList();
        if (!isComplete)
            state = WithoutAll(state, path);
        var implied = isRange ? paths.Combinations.ImpliedByEach(added) : paths.Combinations.ImpliedBy(added);
        return state
            .Learn(before.Select(c => Implication.Together([.. c, .. parts!.Select(Fact.Complete)], elements)))
            .Learn(implied.Select(p => Implication.Of(elements, p)));
    }

    /// <summary>Removes the facts about all elements, and about the last ones, which need not hold for one more.</summary>
    private static CompletionState WithoutAll(CompletionState state, AccessPath path) =>
        state.Without(f => IsOfAll(f, path) || IsFromEnd(f, path), i => IsOfAll(i.Conclusion, path) || i.Any(f => IsFromEnd(f, path)));

    /// <summary>The elements have other indices, and some may be gone.</summary>
    private static CompletionState Move(CompletionState state, AccessPath path)
    {
        bool IsMoved(Fact fact) => fact.IndexIn(path) is { } index && index != ElementIndex.All && index != ElementIndex.None;
        return state.Without(IsMoved, i => i.Any(IsMoved) || i.Conditions.Any(c => c.IndexIn(path) == ElementIndex.All));
    }

    /// <summary>An element that is given by an out argument.</summary>
    private CompletionState Get(CompletionState state, AccessPath path, IInvocationOperation call) =>
        state.IsComplete(path.Element(ElementIndex.All))
            && call.Arguments.LastOrDefault(a => a.Parameter?.RefKind == RefKind.Out) is { } element
            ? state.Complete(paths.Of(element.Value))
            : state;

    /// <summary>Indicates whether the fact is of all elements, or of all that a loop has passed.</summary>
    private static bool IsOfAll(Fact fact, AccessPath collection) =>
        fact.IndexIn(collection) is { } index && (index is ElementIndex.Passed || index == ElementIndex.All || index == ElementIndex.None);

    private static bool IsFromEnd(Fact fact, AccessPath collection) => fact.IndexIn(collection) is ElementIndex.FromEnd;
}
