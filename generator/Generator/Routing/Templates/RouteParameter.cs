using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing.Templates;

/// <summary>A value that a template names.</summary>
/// <param name="Text">The parameter as it is written, with its braces.</param>
/// <param name="Start">The position of the first brace in the template.</param>
/// <param name="NameStart">The position of the name in the template.</param>
/// <param name="Default">The text that stands for a missing value, or null.</param>
internal sealed record RouteParameter(
    string Text, int Start, int NameStart, string Name, bool IsCatchAll, bool IsOptional, string? Default,
    EquatableArray<RouteConstraint> Constraints)
{
    /// <summary>Indicates whether the route also answers without the value.</summary>
    public bool MayBeMissing => IsOptional || Default is not null;
}

/// <summary>A demand of a template on a value, such as <c>int</c> or <c>range(1,9)</c>.</summary>
/// <param name="Argument">The text between the parentheses, or null if there are none.</param>
/// <param name="Start">The position in the template.</param>
internal sealed record RouteConstraint(string Name, string? Argument, int Start, int Length)
{
    public string Text => Argument is null ? Name : $"{Name}({Argument})";
}
