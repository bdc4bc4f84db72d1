using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing;

/// <summary>Whether the literals of paths are compared with regard to case, by [assembly: IgnorePathCase].</summary>
internal sealed class PathCase(bool isIgnored)
{
    private const string Attribute = "Adapters.IgnorePathCaseAttribute";

    /// <summary>What is passed to a comparison in emitted code.</summary>
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
