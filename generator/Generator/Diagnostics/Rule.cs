using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Diagnostics;

/// <summary>Creates the descriptors of all rules.</summary>
internal static class Rule
{
    public const string Definition = "Adapters.Definition";
    public const string Blocking = "Adapters.Blocking";
    public const string Async = "Adapters.Async";

    private const string Pages = "https://github.com/adapters/adapters/blob/main/generator/docs/";

    public static DiagnosticDescriptor Error(string id, string title, string message, string description) =>
        Create(id, Definition, title, message, description, DiagnosticSeverity.Error);

    public static DiagnosticDescriptor Warning(string id, string category, string title, string message, string description) =>
        Create(id, category, title, message, description, DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Information(string id, string category, string title, string message, string description) =>
        Create(id, category, title, message, description, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(
        string id, string category, string title, string message, string description, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, $"{Pages}{id}.md");
}
