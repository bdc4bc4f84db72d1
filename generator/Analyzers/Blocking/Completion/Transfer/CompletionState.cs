using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Model;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>
/// The facts known at a point in the code, and those that follow from them because two paths are the same task or one is made of others.
/// Where two branches meet, the facts of both remain.
/// </summary>
internal sealed class CompletionState
{
    private readonly ImmutableHashSet<Fact> _facts;
    private readonly ImmutableHashSet<Implication> _implications;
    private readonly VisitBudget _budget;

    private CompletionState(ImmutableHashSet<Fact> facts, ImmutableHashSet<Implication> implications, VisitBudget budget)
    {
        _facts = facts;
        _implications = implications;
        _budget = budget;
    }

    /// <summary>How much is known.</summary>
    public int Count => _facts.Count + _implications.Count;

    public IEnumerable<Fact> Facts => Visited(_facts);

    /// <summary>The conditions that would have to hold and not to hold.</summary>
    public IEnumerable<AccessPath> Contradictions =>
        Facts.Where(f => f.Opposite is { } opposite && _facts.Contains(opposite)).Select(f => f.Path);

    /// <summary>Nothing is known. Each state that comes of it visits its facts and implications within the budget.</summary>
    public static CompletionState Empty(VisitBudget budget) => new([], [], budget);

    public bool IsComplete(AccessPath? path) => path is not null && Holds(Fact.Complete(path));

    public bool Holds(Fact fact) => NamesOf(fact).Any(f => Holds(f, _facts.Contains));

    public CompletionState Complete(AccessPath? path) => path is null ? this : Learn(Fact.Complete(path));

    public CompletionState CompleteAll(IEnumerable<AccessPath> paths) => paths.Aggregate(this, (s, p) => s.Complete(p));

    public CompletionState Learn(Fact fact)
    {
        if (!fact.IsKnown || Holds(fact))
            return this;
        var facts = _facts.ToBuilder();
        Add(fact, facts);
        for (var count = 0; count != facts.Count;)
        {
            count = facts.Count;
            _budget.Visit(_implications.Count);
            foreach (var implication in _implications)
            {
                if (!facts.Contains(implication.Conclusion) && implication.Conditions.All(c => Holds(c, facts.Contains)))
                    Add(implication.Conclusion, facts);
            }
        }

        return With(facts.ToImmutable(), _implications);
    }

    public CompletionState Learn(IEnumerable<Fact> facts) => facts.Aggregate(this, (s, f) => s.Learn(f));

    public CompletionState Learn(Implication implication)
    {
        var isSo = implication.Conditions.All(Holds);
        if (implication.IsUnconditional || implication.Any(f => f.IsAlways || !f.IsKnown))
            return isSo ? Learn(implication.Conclusion) : this;
        var learned = With(_facts, _implications.Add(implication));
        return isSo ? learned.Learn(implication.Conclusion) : learned;
    }

    public CompletionState Learn(IEnumerable<Implication> implications) => implications.Aggregate(this, (s, i) => s.Learn(i));

    /// <summary>Notes that two access paths denote the same task.</summary>
    public CompletionState Alias(AccessPath a, AccessPath b) =>
        a.Equals(b) ? this : Learn(Implication.Of(a, b)).Learn(Implication.Of(b, a));

    /// <summary>Forgets a path that has another value now, with all that depends on it. What was the same task stays so.</summary>
    public CompletionState Forget(AccessPath? path)
    {
        if (path is null || path.Equals(AccessPath.Always))
            return this;
        _budget.Visit(_implications.Count);
        var forgotten = Fact.Complete(path);
        var implications = _implications;
        foreach (var before in _implications.Where(i => i.Conclusion.Equals(forgotten)))
        {
            var after = After(forgotten).Where(f => before.Condition is not { } condition || !condition.Equals(f));
            implications = implications.Union(after.Select(before.Concluding));
        }

        return With(_facts, implications).Without(f => f.DependsOn(path));
    }

    /// <summary>Forgets those variables that are not needed any more.</summary>
    public CompletionState ForgetAll(Func<AccessPath, bool> isOver)
    {
        _budget.Visit(Count);
        var facts = _implications.SelectMany(i => i.Conditions.Add(i.Conclusion)).Concat(_facts);
        return facts.SelectMany(f => f.Roots()).Distinct().Where(isOver).ToList().Aggregate(this, (s, r) => s.Forget(r));
    }

    /// <summary>The facts that follow from this one.</summary>
    public IEnumerable<Fact> After(Fact fact) =>
        Visited(_implications).Where(i => i.Condition is { } condition && condition.Equals(fact)).Select(i => i.Conclusion);

    /// <summary>The path, also by the other names of what it is reached through.</summary>
    public IEnumerable<AccessPath> NamesOf(AccessPath path) => NamesOf(Fact.Complete(path)).Select(f => f.Path);

    /// <summary>The conditions that are missing for the path to be complete: none if it is.</summary>
    public IEnumerable<ImmutableArray<Fact>> ConditionsOf(AccessPath path) =>
        IsComplete(path) ? [[]] : Visited(_implications).Where(i => i.Conclusion.Equals(Fact.Complete(path))).Select(i => i.Conditions);

    public CompletionState Without(Func<Fact, bool> isLost) => Without(isLost, i => i.Any(isLost));

    public CompletionState Without(Func<Fact, bool> isLost, Func<Implication, bool> isImplicationLost)
    {
        _budget.Visit(Count);
        return With(_facts.Except(_facts.Where(isLost)), _implications.Except(_implications.Where(isImplicationLost)));
    }

    /// <summary>Copies the facts about one name to another name of the same value.</summary>
    public CompletionState Copy(AccessPath from, AccessPath to)
    {
        _budget.Visit(Count);
        Fact Rename(Fact fact) => fact.IsUnder(from) ? fact.Rebase(from, to) : fact;
        var implications = _implications.Where(i => i.Any(f => f.IsUnder(from))).Select(i => i.Select(Rename));
        return With(_facts.Union(_facts.Where(f => f.IsUnder(from)).Select(Rename)), _implications.Union(implications));
    }

    public CompletionState Meet(CompletionState other)
    {
        if (ReferenceEquals(this, other))
            return this;
        _budget.Visit(Count + other.Count);
        var facts = _facts.Union(other._facts);
        var implications = _implications.Union(other._implications);
        implications = implications.Except(implications.Where(i => !Allows(i) || !other.Allows(i)));
        return With(
            facts.Except(facts.Where(f => !Holds(f) || !other.Holds(f))),
            implications.Union(ByCondition(other)).Union(other.ByCondition(this)));
    }

    public bool Equals(CompletionState other)
    {
        if (Count != other.Count)
            return false;
        _budget.Visit(Count);
        return _facts.SetEquals(other._facts) && _implications.SetEquals(other._implications);
    }

    private ImmutableHashSet<T> Visited<T>(ImmutableHashSet<T> all)
    {
        _budget.Visit(all.Count);
        return all;
    }

    private CompletionState With(ImmutableHashSet<Fact> facts, ImmutableHashSet<Implication> implications) =>
        new(facts, implications, _budget);

    /// <summary>The facts that hold here, by the conditions that hold here and not there.</summary>
    private IEnumerable<Implication> ByCondition(CompletionState other)
    {
        foreach (var condition in other.Facts)
        {
            if (condition.Opposite is not { } opposite || _facts.Contains(condition))
                continue;
            foreach (var fact in Facts.Where(f => f.Opposite is null && !other.Holds(f)))
                yield return Implication.Of(opposite, fact);
        }
    }

    private IEnumerable<Fact> NamesOf(Fact fact)
    {
        yield return fact;
        if (fact.Path.IsRoot && fact.Kind == FactKind.IsComplete)
            yield break;
        _budget.Visit(_implications.Count);
        foreach (var implication in _implications)
        {
            if (implication is
                {
                    Condition: { Kind: FactKind.IsComplete, Path: var from },
                    Conclusion: { Kind: FactKind.IsComplete, Path: var to }
                }
                && fact.IsReachedThrough(from) && _implications.Contains(Implication.Of(to, from)))
                yield return fact.Rebase(from, to);
        }
    }

    /// <summary>An implication is true where its conclusion is, and where its condition cannot be.</summary>
    private bool Allows(Implication implication) =>
        _implications.Contains(implication)
        || Holds(implication.Conclusion)
        || implication.Conditions.Any(c => c.Opposite is { } opposite && _facts.Contains(opposite))
        || IsByFirst(implication);

    /// <summary>At its first element, a loop has passed that one and no other.</summary>
    private bool IsByFirst(Implication implication) =>
        implication.Condition is { } condition
        && Firsts(Facts).Any(f => condition.Has(f.Current) && condition.Replace(f.Current, f.Passed).Equals(implication.Conclusion));

    private static bool Holds(Fact fact, Func<Fact, bool> contains) =>
        fact.IsAlways || contains(fact) || fact.Generalizations().Any(contains);

    /// <summary>While a loop is at its first element, what is true of that is true of all that it has passed.</summary>
    private void Add(Fact fact, ImmutableHashSet<Fact>.Builder facts)
    {
        facts.Add(fact);
        if (fact.Kind != FactKind.IsAtFirst && !fact.Path.HasElements)
            return;
        _budget.Visit(facts.Count);
        foreach (var (current, passed) in Firsts(facts).ToList())
        {
            if (fact.Has(current))
                facts.Add(fact.Replace(current, passed));
        }
    }

    /// <summary>The elements that loops are at, where these are their first ones, and all that those loops have passed.</summary>
    private static IEnumerable<(ElementIndex Current, ElementIndex Passed)> Firsts(IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact is { Kind: FactKind.IsAtFirst, Variable: { } variable })
                yield return (new ElementIndex.Current(variable), new ElementIndex.Passed(fact.Path));
        }
    }
}
