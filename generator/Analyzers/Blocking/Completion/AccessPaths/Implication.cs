using System.Collections.Immutable;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>That something is so when other things are. Without conditions, it is so.</summary>
internal sealed class Implication : IEquatable<Implication>
{
    private readonly int _hash;

    private Implication(ImmutableArray<Fact> conditions, Fact conclusion)
    {
        Conditions = conditions;
        Conclusion = conclusion;
        _hash = conclusion.GetHashCode();
        foreach (var condition in conditions)
            _hash = unchecked(_hash + (condition.GetHashCode() * 31));
    }

    /// <summary>The conditions, in any order.</summary>
    public ImmutableArray<Fact> Conditions { get; }

    public Fact Conclusion { get; }

    public bool IsUnconditional => Conditions.IsEmpty;

    /// <summary>The condition, if it is one.</summary>
    public Fact? Condition => Conditions is [var only] ? only : null;

    public static Implication Of(Fact fact) => new([], fact);

    /// <summary>That the task is complete.</summary>
    public static Implication Of(AccessPath path) => Of(Fact.Complete(path));

    public static Implication Of(Fact condition, Fact conclusion) => new([condition], conclusion);

    /// <summary>That a task is complete when another one is.</summary>
    public static Implication Of(AccessPath condition, AccessPath conclusion) => Of(Fact.Complete(condition), Fact.Complete(conclusion));

    /// <summary>That a task is complete when all others are.</summary>
    public static Implication Together(IEnumerable<AccessPath> parts, AccessPath whole) => Together(parts.Select(Fact.Complete), whole);

    public static Implication Together(IEnumerable<Fact> parts, AccessPath whole) =>
        new([.. parts.Where(p => !p.IsAlways).Distinct()], Fact.Complete(whole));

    public bool Any(Func<Fact, bool> matches) => matches(Conclusion) || Conditions.Any(matches);

    public Implication Select(Func<Fact, Fact> change) => new([.. Conditions.Select(change)], change(Conclusion));

    /// <summary>The same conditions with another conclusion.</summary>
    public Implication Concluding(Fact conclusion) => new(Conditions, conclusion);

    public bool Equals(Implication? other) =>
        ReferenceEquals(this, other)
        || (other is not null && other._hash == _hash && other.Conclusion.Equals(Conclusion) && other.Conditions.Length == Conditions.Length
            && (Conditions.SequenceEqual(other.Conditions) || new HashSet<Fact>(Conditions).SetEquals(other.Conditions)));

    public override bool Equals(object? obj) => Equals(obj as Implication);

    public override int GetHashCode() => _hash;
}
