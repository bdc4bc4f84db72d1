using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Diagnostics;

/// <summary>Creates the descriptors of all rules.</summary>
internal static class Rule
{
    public const string Definition = "Adapters.Definition";
    public const string Blocking = "Adapters.Blocking";
    public const string Async = "Adapters.Async";

    private const string Pages = "https://github.com/adapters/adapters/blob/main/generator/docs/";

    /// <summary>A rule on blocking calls: the rules of a group share a page, on which each has a section.</summary>
    public static DiagnosticDescriptor OfGroup(
        string id, string page, string title, string message, string description, DiagnosticSeverity severity) =>
        Create(id, Blocking, title, message, description, severity, page == id ? id + ".md" : $"{page}.md#{id.ToLowerInvariant()}");

    public static DiagnosticDescriptor Error(string id, string title, string message, string description) =>
        Create(id, Definition, title, message, description, DiagnosticSeverity.Error);

    public static DiagnosticDescriptor Warning(string id, string category, string title, string message, string description) =>
        Create(id, category, title, message, description, DiagnosticSeverity.Warning);

    /// <summary>A rule about the whole compilation: an editor does not run it as you type.</summary>
    public static DiagnosticDescriptor AtTheEnd(string id, string category, string title, string message, string description) =>
        Create(
            id, category, title, message, description, DiagnosticSeverity.Warning, tags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>The same at severity Info.</summary>
    public static DiagnosticDescriptor InformationAtTheEnd(string id, string category, string title, string message, string description) =>
        Create(
            id, category, title, message, description, DiagnosticSeverity.Info, tags: WellKnownDiagnosticTags.CompilationEnd);

    public static DiagnosticDescriptor Information(string id, string category, string title, string message, string description) =>
        Create(id, category, title, message, description, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(
        string id, string category, string title, string message, string description, DiagnosticSeverity severity, string? page = null,
        params string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, Pages + (page ?? id + ".md"), tags);
}
