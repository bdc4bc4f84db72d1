namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>The kinds of facts about a path.</summary>
internal enum FactKind
{
    /// <summary>The task, or each of the tasks, is complete.</summary>
    IsComplete,

    /// <summary>The condition holds.</summary>
    IsTrue,

    /// <summary>The condition does not hold.</summary>
    IsFalse,

    /// <summary>A loop with the counter has passed no element.</summary>
    IsAtStart,

    /// <summary>A loop with the counter is at its first element.</summary>
    IsAtFirst,

    /// <summary>The task is another one than that of the variable.</summary>
    IsDifferent,

    /// <summary>A wait for the task was reported before.</summary>
    IsWaitedFor,
}

/// <summary>Something that is known at a place in the code.</summary>
/// <param name="Kind">What is known of the path.</param>
/// <param name="Path">A task, a condition, or the counter of a loop.</param>
/// <param name="Variable">The variable that stands for the first element of a loop, or the other task; otherwise null.</param>
internal readonly record struct Fact(FactKind Kind, AccessPath Path, AccessPath? Variable = null)
{
    /// <summary>
    /// Indicates whether the path names one task or condition, or all of a kind: nothing is known of an element that may be any.
    /// </summary>
    public bool IsKnown => !Path.Has(ElementIndex.Unknown);

    public bool IsAlways => Kind == FactKind.IsComplete && Path.IsRoot && Path.IsAlways;

    /// <summary>For a condition, that it has the other value; otherwise null.</summary>
    public Fact? Opposite => Kind switch
    {
        FactKind.IsTrue => this with { Kind = FactKind.IsFalse },
        FactKind.IsFalse => this with { Kind = FactKind.IsTrue },
        _ => null,
    };

    private bool IsOfLoop => Kind is FactKind.IsAtStart or FactKind.IsAtFirst;

    public static Fact Complete(AccessPath path) => new(FactKind.IsComplete, path);

    public static Fact Condition(AccessPath flag, bool holds) => new(holds ? FactKind.IsTrue : FactKind.IsFalse, flag);

    public static Fact AtStart(AccessPath counter) => new(FactKind.IsAtStart, counter);

    public static Fact AtFirst(AccessPath counter, AccessPath variable) => new(FactKind.IsAtFirst, counter, variable);

    public static Fact WaitedFor(AccessPath task) => new(FactKind.IsWaitedFor, task);

    public static Fact Different(AccessPath task, AccessPath other) => new(FactKind.IsDifferent, task, other);

    /// <summary>Indicates whether the fact is of the path, or of something that is reached through it.</summary>
    public bool IsUnder(AccessPath root) => !IsOfLoop && Path.IsUnder(root);

    /// <summary>Indicates whether the fact is said by the path: of a task behind it, or of the condition that it is.</summary>
    public bool IsReachedThrough(AccessPath path) => Kind switch
    {
        FactKind.IsComplete => Path.IsBelow(path),
        FactKind.IsTrue or FactKind.IsFalse => Path.IsUnder(path),
        _ => false,
    };

    /// <summary>Indicates whether the fact may no longer be so when the path has another value.</summary>
    public bool DependsOn(AccessPath changed) => IsOfLoop
        ? Path.Equals(changed) || changed.Equals(Variable)
        : Path.DependsOn(changed) || (Variable is not null && Variable.DependsOn(changed));

    /// <summary>The variables that the fact is about.</summary>
    public IEnumerable<AccessPath> Roots() => Variable is null ? Path.Roots() : Path.Roots().Concat(Variable.Roots());

    public bool IsThrough(string member) => Path.IsThrough(member) || (Variable?.IsThrough(member) ?? false);

    /// <summary>The index of the element of the collection that the fact is about; null if it is about none.</summary>
    public ElementIndex? IndexIn(AccessPath collection) => IsOfLoop ? null : Path.IndexIn(collection);

    public bool Has(ElementIndex index) => !IsOfLoop && Path.Has(index);

    /// <summary>The same fact of the other path.</summary>
    public Fact Rebase(AccessPath from, AccessPath to) => this with { Path = Path.Rebase(from, to) };

    public Fact Replace(ElementIndex index, ElementIndex replacement) => this with { Path = Path.Replace(index, replacement) };

    /// <summary>The facts of which each is enough for this one: of all elements, or of a collection without any.</summary>
    public IEnumerable<Fact> Generalizations()
    {
        if (IsOfLoop || !Path.HasElements)
            yield break;
        if (Path.Counter() is { } counter)
            yield return AtStart(counter);
        foreach (var general in Path.Generalizations())
            yield return this with { Path = general };
        foreach (var empty in Path.Emptinesses())
            yield return Complete(empty);
    }

    public bool Equals(Fact other) => Kind == other.Kind && Path.Equals(other.Path) && Equals(Variable, other.Variable);

    public override int GetHashCode() => unchecked((Path.GetHashCode() * 5) + (int)Kind);
}
