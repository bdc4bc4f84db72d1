using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules;

/// <summary>What the descriptors of all rules share.</summary>
internal static class Rule
{
    public const string Definition = "Adapters.Definition";

    private const string Pages = "https://github.com/adapters/adapters/blob/main/generator/docs/";

    public static DiagnosticDescriptor Error(string id, string title, string message, string description) => new(
        id, title, message, Definition, DiagnosticSeverity.Error, isEnabledByDefault: true, description, $"{Pages}{id}.md");
}
