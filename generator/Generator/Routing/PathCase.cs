using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing;

/// <summary>The comparison of literals in paths: with regard to case, or without, by [assembly: IgnorePathCase].</summary>
internal sealed class PathCase(bool isIgnored)
{
    private const string Attribute = "Adapters.IgnorePathCaseAttribute";

    /// <summary>The comparison with regard to case.</summary>
    public static PathCase Regarded { get; } = new(false);

    /// <summary>The argument that comparisons in emitted code get.</summary>
    public string Argument => isIgnored ? ", ignoreCase: true" : "";

    /// <summary>Determines whether the routes of an assembly ignore the case of paths.</summary>
    public static bool IsIgnored(IAssemblySymbol assembly) => TypeNames.HasAttribute(assembly, Attribute);

    /// <summary>Returns a text as all texts that are equal to it are written.</summary>
    public string Fold(string text) => isIgnored ? text.ToLowerInvariant() : text;

    /// <summary>Returns the condition that a span is a literal.</summary>
    public string IsEqual(string span, string literal) => isIgnored
        ? $"global::System.Text.Ascii.EqualsIgnoreCase({span}, {EmittedNames.Utf8(literal)})"
        : $"global::System.MemoryExtensions.SequenceEqual({span}, {EmittedNames.Utf8(literal)})";

    /// <summary>Returns the letters that are equal to one.</summary>
    public IEnumerable<char> Letters(char letter) =>
        isIgnored && letter is >= 'a' and <= 'z' ? [letter, char.ToUpperInvariant(letter)] : [letter];
}
