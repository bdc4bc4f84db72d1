using Adapters.Generator.Rules.Blocking.Completion.AccessPaths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion.Transfer;

/// <summary>What is no longer known of a collection when elements are put in, taken out or replaced.</summary>
internal sealed class CollectionChanges(AccessPathBuilder paths)
{
    public CompletionState Apply(CompletionState state, IInvocationOperation call)
    {
        return call.Instance is { } instance && Sequences.IsSequence(instance.Type) && paths.Of(instance) is { } path
            ? state.NamesOf(path + AccessPathText.All).ToList().Aggregate(state, (s, n) => Apply(s, n.Substring(0, n.Length - AccessPathText.All.Length), call))
            : state;
    }

    /// <summary>A path has another value; an element may be the same as one with another index, and have other names.</summary>
    public CompletionState Replace(CompletionState state, string? path, bool isComplete) =>
        path is null ? state
        : path.IndexOfAny(['.', '[']) < 0 ? state.Forget(path)
        : state.NamesOf(path).ToList().Aggregate(state, (s, n) => ReplaceOne(s, n, isComplete));

    private CompletionState Apply(CompletionState state, string path, IInvocationOperation call) =>
        call.TargetMethod.Name switch
        {
            "Add" or "AddLast" or "AddRange" or "Enqueue" or "TryAdd" => Add(state, path, call),
            "Insert" or "InsertRange" or "AddFirst" or "Push" => Add(Move(state, path), path, call),
            "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "Dequeue" or "Pop" or "Sort" or "Reverse" => Move(state, path),
            "Clear" => Move(state, path).Complete(path + AccessPathText.None),
            "TryGetValue" or "TryPeek" => Get(state, path, call),
            "TryDequeue" or "TryPop" or "TryTake" or "TryRemove" => Get(Move(state, path), path, call),
            _ => state,
        };

    private static CompletionState ReplaceOne(CompletionState state, string path, bool isComplete)
    {
        var open = path.LastIndexOf('[');
        if (open < 0 || AccessPathText.Has(path, AccessPathText.Current("")))
            return state.Forget(path);
        var close = path.IndexOf(']', open);
        var (collection, index, rest) = (path.Substring(0, open), path.Substring(open + 1, close - open - 1), path.Substring(close + 1));
        bool IsChanged(string other) => IsElement(other, collection, index, rest);
        return state.Without(p => !isComplete && (IsChanged(p) || p.StartsWith("1=", StringComparison.Ordinal)), r => r.Any(IsChanged));
    }

    private CompletionState Add(CompletionState state, string path, IInvocationOperation call)
    {
        var elements = path + AccessPathText.All;
        if (Sequences.Last(call) is not { } added)
            return WithoutAll(state, path);
        var isRange = call.TargetMethod.Name.EndsWith("Range", StringComparison.Ordinal);
        var isComplete = isRange ? paths.Combinations.AreComplete(state, added) : paths.Combinations.IsComplete(state, added);
        var parts = isRange ? paths.Sequences.Of(added) : paths.Of(added) is { } one ? [one] : null;
        var ways = parts is null ? [] : state.WaysTo(elements).ToList();
        if (!isComplete)
            state = WithoutAll(state, path);
        return state
            .Learn(ways.Select(w => Implication.Together([.. w, .. parts!], elements)))
            .Learn((isRange ? paths.Combinations.ImpliedByEach(added) : paths.Combinations.ImpliedBy(added)).Select(p => new Implication(elements, p)));
    }

    /// <summary>What was said of all elements, and of the last ones, is not said of one more.</summary>
    private static CompletionState WithoutAll(CompletionState state, string path) =>
        state.Without(p => IsOfAll(p, path) || IsFromEnd(p, path), r => IsOfAll(r.To, path) || r.Any(p => IsFromEnd(p, path)));

    /// <summary>The elements have other indices, and some may be gone.</summary>
    private static CompletionState Move(CompletionState state, string path)
    {
        bool IsMoved(string other) => AccessPathText.IsUnder(other, path) && other.Length > path.Length && other[path.Length] == '[' && !AccessPathText.IsUnder(other, path + AccessPathText.All) && !AccessPathText.IsUnder(other, path + AccessPathText.None);
        return state.Without(IsMoved, r => r.Any(IsMoved) || r.Conditions.Any(c => AccessPathText.IsUnder(c, path + AccessPathText.All)));
    }

    /// <summary>An element that is given by an out argument.</summary>
    private CompletionState Get(CompletionState state, string path, IInvocationOperation call) =>
        state.IsComplete(path + AccessPathText.All) && call.Arguments.LastOrDefault(a => a.Parameter?.RefKind == RefKind.Out) is { } element
            ? state.Complete(paths.Of(element.Value))
            : state;

    private static bool IsElement(string path, string collection, string index, string rest)
    {
        if (!path.StartsWith(collection + "[", StringComparison.Ordinal))
            return false;
        var close = path.IndexOf(']', collection.Length);
        return MayBeSame(index, path.Substring(collection.Length + 1, close - collection.Length - 1)) && AccessPathText.IsUnder(path.Substring(close + 1) + ".", rest + ".");
    }

    private static bool MayBeSame(string index, string other) => index == other || !IsConstant(index) || !IsConstant(other);

    private static bool IsConstant(string index) => index.Length > 0 && index.IndexOfAny(['@', '*', '^', '<', '%', '#', '!']) < 0;

    /// <summary>Whether the path tells of all elements, or of all that a loop has passed.</summary>
    private static bool IsOfAll(string path, string collection) =>
        path == collection + AccessPathText.None || AccessPathText.IsUnder(path, collection + AccessPathText.All) || path.StartsWith(collection + "[<", StringComparison.Ordinal);

    private static bool IsFromEnd(string path, string collection) => path.StartsWith(collection + "[^", StringComparison.Ordinal);
}
