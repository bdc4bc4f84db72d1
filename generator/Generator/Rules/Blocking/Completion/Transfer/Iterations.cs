using Adapters.Generator.Rules.Blocking.Completion.AccessPaths;

namespace Adapters.Generator.Rules.Blocking.Completion.Transfer;

/// <summary>
/// Loops over all elements of a collection. What is complete of each element that the loop has passed is kept by its counter, which is the
/// enumerator or the index; behind the loop, it is true of all elements.
/// </summary>
internal static class Iterations
{
    /// <summary>An enumerator is made, or an index is zero.</summary>
    public static CompletionState Begin(CompletionState state, string counter) => state.Forget(counter).Complete(AccessPathText.AtStart(counter));

    /// <summary>The variable of a foreach becomes the next element.</summary>
    public static CompletionState Take(CompletionState state, string enumerator, string variable)
    {
        var isFirst = state.IsComplete(AccessPathText.AtStart(enumerator));
        var passed = PassedBy(state, enumerator).ToList();
        state = state.Forget(variable).Forget(enumerator);
        if (isFirst)
            state = state.Complete(AccessPathText.AtFirst(enumerator, variable));
        return state.Learn(passed.Select(p => new Implication(p.Replace(AccessPathText.Passed(enumerator), AccessPathText.Current(variable)), p)));
    }

    /// <summary>An index grows by one.</summary>
    public static CompletionState Increment(CompletionState state, string index)
    {
        var passed = state.Paths.Where(p => AccessPathText.Has(p, $"[{index}]")).Select(p => p.Replace($"[{index}]", AccessPathText.Passed(index))).Where(state.IsComplete).ToList();
        return state.Forget(index).CompleteAll(passed);
    }

    /// <summary>There are no more elements; if the loop is still at its start, there were none.</summary>
    public static CompletionState End(CompletionState state, string counter, string collection) => state.IsComplete(AccessPathText.AtStart(counter))
        ? state.Complete(collection + AccessPathText.None)
        : state.CompleteAll(PassedBy(state, counter).Where(p => AccessPathText.IsUnder(p, collection)).Select(p => p.Replace(AccessPathText.Passed(counter), AccessPathText.All)).ToList());

    private static IEnumerable<string> PassedBy(CompletionState state, string counter) => state.Paths.Where(p => AccessPathText.Has(p, AccessPathText.Passed(counter)));
}
