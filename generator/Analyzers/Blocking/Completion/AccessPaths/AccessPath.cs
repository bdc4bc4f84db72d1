using System.Runtime.CompilerServices;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>
/// A name for an expression that holds a task, so that two of them can be compared: <c>jobs[0].Task</c> is the member of an element of a
/// variable. Two paths are equal if their segments are.
/// </summary>
internal sealed class AccessPath : IEquatable<AccessPath>
{
    /// <summary>Stands for a task that is always complete.</summary>
    public static readonly AccessPath Always = new(null, new PathSegment.Completed());

    private readonly PathSegment _segment;
    private readonly int _depth;
    private readonly int _hash;

    private AccessPath(AccessPath? parent, PathSegment segment)
    {
        Parent = parent;
        _segment = segment;
        _depth = parent is null ? 0 : parent._depth + 1;
        HasElements = segment is PathSegment.Element || (parent?.HasElements ?? false);
        _hash = unchecked(((parent?._hash ?? 0) * 31) + segment.GetHashCode());
    }

    /// <summary>The path that this one is a member or an element of; null if it is neither.</summary>
    public AccessPath? Parent { get; }

    public bool IsRoot => Parent is null;

    /// <summary>Indicates whether the path is a variable of the body, and not a member or an element.</summary>
    public bool IsVariable => _segment is PathSegment.Variable;

    public bool IsAlways => _segment is PathSegment.Completed;

    /// <summary>Indicates whether the path begins with a part of an expression that has no name in the source.</summary>
    public bool IsOfCapture => Ancestors().Any(p => p._segment is PathSegment.Capture);

    public bool HasElements { get; }

    public static AccessPath From(PathSegment root) => new(null, root);

    /// <summary>The member of a value; null where the value has no name, or is a task that is always complete.</summary>
    public static AccessPath? MemberOf(AccessPath? value, string name) => value is null or { IsAlways: true } ? null : value.Member(name);

    public AccessPath Member(string name) => new(this, new PathSegment.Member(name));

    /// <summary>The element of a tuple, by its number from zero.</summary>
    public AccessPath Item(int index) => Member($"Item{index + 1}");

    public AccessPath Element(ElementIndex index) => new(this, new PathSegment.Element(index));

    /// <summary>Indicates whether the path is the root or is reached through it.</summary>
    public bool IsUnder(AccessPath root)
    {
        var path = this;
        while (path._depth > root._depth)
            path = path.Parent!;
        return path.Equals(root);
    }

    public bool IsBelow(AccessPath root) => _depth > root._depth && IsUnder(root);

    /// <summary>Indicates whether what the path says is no longer so when the root has another value.</summary>
    public bool DependsOn(AccessPath root) => IsUnder(root) || HasIndex(i => i.DependsOn(root));

    public bool Has(ElementIndex index) => HasIndex(i => i.Equals(index));

    /// <summary>Indicates whether the path goes through a member of the name.</summary>
    public bool IsThrough(string member) => Ancestors().Any(p => p._segment is PathSegment.Member { Name: var name } && name == member);

    /// <summary>The index of the element of the collection that the path goes through; null if it goes through none.</summary>
    public ElementIndex? IndexIn(AccessPath collection)
    {
        if (_depth <= collection._depth)
            return null;
        var path = this;
        while (path._depth > collection._depth + 1)
            path = path.Parent!;
        return path._segment is PathSegment.Element { Index: var index } && path.Parent!.Equals(collection) ? index : null;
    }

    /// <summary>
    /// The collection, the index and the path of the last element that the path goes through; null if it goes through none.
    /// </summary>
    public (AccessPath Collection, ElementIndex Index, AccessPath Element)? LastElement()
    {
        foreach (var path in Ancestors())
        {
            if (path._segment is PathSegment.Element { Index: var index })
                return (path.Parent!, index, path);
        }

        return null;
    }

    /// <summary>The last collection of which the path stands for all elements; null if there is none.</summary>
    public AccessPath? LastWhole() =>
        Ancestors().FirstOrDefault(p => p._segment is PathSegment.Element { Index: var index } && index == ElementIndex.All)?.Parent;

    /// <summary>The counter of a loop in the path, or null.</summary>
    public AccessPath? Counter()
    {
        AccessPath? counter = null;
        foreach (var path in Ancestors())
            counter = path._segment is PathSegment.Element { Index: ElementIndex.Passed passed } ? passed.Counter : counter;
        return counter;
    }

    /// <summary>The variables that the path is about: where it begins, and where the variables in its indices do.</summary>
    public IEnumerable<AccessPath> Roots()
    {
        var pending = new Stack<AccessPath>([this]);
        while (pending.Count > 0)
        {
            foreach (var path in pending.Pop().Ancestors())
            {
                if (path.IsRoot)
                    yield return path;
                else if (path._segment is PathSegment.Element { Index.Variable: { } variable })
                    pending.Push(variable);
            }
        }
    }

    /// <summary>The path that leads from another beginning to where this one leads.</summary>
    public AccessPath Rebase(AccessPath from, AccessPath to)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _depth == from._depth ? to : new AccessPath(Parent!.Rebase(from, to), _segment);
    }

    public AccessPath Replace(ElementIndex index, ElementIndex replacement) => Replace(i => i.Equals(index) ? replacement : i);

    /// <summary>The same path with every index, or one of them, left open: if all elements are complete, each is.</summary>
    public IEnumerable<AccessPath> Generalizations()
    {
        foreach (var path in Ancestors())
        {
            if (path._segment is PathSegment.Element { Index: var index } && index != ElementIndex.All)
                yield return Rebase(path, path.Parent!.Element(ElementIndex.All));
        }

        yield return Replace(_ => ElementIndex.All);
    }

    /// <summary>The facts that each collection in the path has no elements.</summary>
    public IEnumerable<AccessPath> Emptinesses() =>
        Ancestors().Where(p => p._segment is PathSegment.Element).Select(p => p.Parent!.Element(ElementIndex.None));

    public bool Equals(AccessPath? other)
    {
        if (other is null || other._hash != _hash || other._depth != _depth)
            return false;
        var (a, b) = (this, other);
        while (!ReferenceEquals(a, b))
        {
            if (!a._segment.Equals(b._segment))
                return false;
            if (a.Parent is null)
                return true;
            (a, b) = (a.Parent, b.Parent!);
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as AccessPath);

    public override int GetHashCode() => _hash;

    public override string ToString() => $"{Parent}{_segment}";

    private AccessPath Replace(Func<ElementIndex, ElementIndex> replace)
    {
        if (!HasElements)
            return this;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var parent = Parent?.Replace(replace);
        var segment = _segment is PathSegment.Element { Index: var index } && replace(index) is var other && other != index
            ? new PathSegment.Element(other)
            : _segment;
        return ReferenceEquals(parent, Parent) && ReferenceEquals(segment, _segment) ? this : new AccessPath(parent, segment);
    }

    private bool HasIndex(Func<ElementIndex, bool> matches)
    {
        for (var path = this; path is { HasElements: true }; path = path.Parent)
        {
            if (path._segment is PathSegment.Element { Index: var index } && matches(index))
                return true;
        }

        return false;
    }

    /// <summary>The path itself and all that it is reached through, from the end to the beginning.</summary>
    private IEnumerable<AccessPath> Ancestors()
    {
        for (var path = this; path is not null; path = path.Parent)
            yield return path;
    }
}
