using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>
/// Calls that parse text or bytes which are at hand, as <c>parser.ParseDocument(html)</c> does: they compute, whatever asynchronous form
/// there is beside them.
/// </summary>
internal static class ParsedText
{
    private static readonly string[] Names = ["Parse", "TryParse", "Deserialize", "Tokenize"];

    public static bool Is(CallSite call) =>
        Names.Any(n => call.Method.Name.StartsWith(n, StringComparison.Ordinal))
        && call.Arguments.Length > 0
        && call.Arguments.All(a => a.Parameter is { } parameter && OwnMemory.IsData(parameter.Type) && !IsPlace(parameter.Name));

    /// <summary>Indicates whether text is the place of what is parsed.</summary>
    private static bool IsPlace(string name) =>
        name.IndexOf("path", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("file", StringComparison.OrdinalIgnoreCase) >= 0
        || name.StartsWith("url", StringComparison.OrdinalIgnoreCase) || name.StartsWith("uri", StringComparison.OrdinalIgnoreCase);
}
