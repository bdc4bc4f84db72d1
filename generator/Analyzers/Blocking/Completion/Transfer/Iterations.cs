using Adapters.Analyzers.Blocking.Completion.AccessPaths;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>
/// Loops over all elements of a collection. What is complete of each element that the loop has passed is kept by its counter, which is the
/// enumerator or the index; behind the loop, it is true of all elements.
/// </summary>
internal static class Iterations
{
    /// <summary>An enumerator is made, or an index is zero.</summary>
    public static CompletionState Begin(CompletionState state, AccessPath counter) => state.Forget(counter).Learn(Fact.AtStart(counter));

    /// <summary>The variable of a foreach becomes the next element.</summary>
    public static CompletionState Take(CompletionState state, AccessPath enumerator, AccessPath variable)
    {
        var isFirst = state.Holds(Fact.AtStart(enumerator));
        var passed = PassedBy(state, enumerator).ToList();
        state = state.Forget(variable).Forget(enumerator);
        if (isFirst)
            state = state.Learn(Fact.AtFirst(enumerator, variable));
        var current = new ElementIndex.Current(variable);
        return state.Learn(passed.Select(f => Implication.Of(f.Replace(new ElementIndex.Passed(enumerator), current), f)));
    }

    /// <summary>An index grows by one.</summary>
    public static CompletionState Increment(CompletionState state, AccessPath index)
    {
        var at = new ElementIndex.At(index);
        var passed = state.Facts.Where(f => f.Has(at)).Select(f => f.Replace(at, new ElementIndex.Passed(index)))
            .Where(state.Holds).ToList();
        return state.Forget(index).Learn(passed);
    }

    /// <summary>There are no more elements; if the loop is still at its start, there were none.</summary>
    public static CompletionState End(CompletionState state, AccessPath counter, AccessPath collection) =>
        state.Holds(Fact.AtStart(counter))
        ? state.Complete(collection.Element(ElementIndex.None))
        : state.Learn(PassedBy(state, counter)
            .Where(f => f.IsUnder(collection)).Select(f => f.Replace(new ElementIndex.Passed(counter), ElementIndex.All)).ToList());

    private static IEnumerable<Fact> PassedBy(CompletionState state, AccessPath counter) =>
        state.Facts.Where(f => f.Has(new ElementIndex.Passed(counter)));
}
