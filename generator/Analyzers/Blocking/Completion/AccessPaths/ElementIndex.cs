namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>Which elements of a collection a segment of a path stands for.</summary>
internal abstract record ElementIndex
{
    /// <summary>Each of the elements.</summary>
    public static readonly ElementIndex All = new Special(nameof(All));

    /// <summary>One element, but it is not known which.</summary>
    public static readonly ElementIndex Unknown = new Special(nameof(Unknown));

    /// <summary>No element: a complete path that ends with it says that the collection is empty.</summary>
    public static readonly ElementIndex None = new Special(nameof(None));

    /// <summary>The element at a constant index, or with a constant key.</summary>
    public sealed record Constant(string Value) : ElementIndex;

    /// <summary>The element at a constant index from the end.</summary>
    public sealed record FromEnd(string Value) : ElementIndex;

    /// <summary>The element whose index is the value of a variable.</summary>
    public sealed record At(AccessPath Index) : ElementIndex;

    /// <summary>The element that a variable of a loop or a parameter of a lambda stands for.</summary>
    public sealed record Current(AccessPath Element) : ElementIndex;

    /// <summary>Each of the elements that a loop has passed, by the counter of the loop: its enumerator or its index.</summary>
    public sealed record Passed(AccessPath Counter) : ElementIndex;

    private sealed record Special(string Name) : ElementIndex;

    /// <summary>For the debugger.</summary>
    public sealed override string ToString() => this switch
    {
        Constant constant => constant.Value,
        FromEnd fromEnd => $"^{fromEnd.Value}",
        At at => $"{at.Index}",
        Current current => $"current {current.Element}",
        Passed passed => $"before {passed.Counter}",
        _ => ((Special)this).Name,
    };

    /// <summary>The variable whose value decides which elements they are; null if none does.</summary>
    public AccessPath? Variable => this switch
    {
        At at => at.Index,
        Current current => current.Element,
        Passed passed => passed.Counter,
        _ => null,
    };

    /// <summary>Indicates whether the index is another one when the variable has another value.</summary>
    public bool DependsOn(AccessPath variable) => Variable is { } own && own.Equals(variable);

    /// <summary>Indicates whether two indices may stand for the same element.</summary>
    public bool MayEqual(ElementIndex other) => this is not Constant || other is not Constant || Equals(other);
}
