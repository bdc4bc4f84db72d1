using System.Collections.Immutable;
using Adapters.Analyzers.Blocking;
using Adapters.Generator.Rules.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Tests.Rules;

/// <summary>The analyzers of the assemblies for the compiler, and their rules: found there, so that none is forgotten.</summary>
internal static class AllRules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. new[] { typeof(BlockingAnalyzer).Assembly, typeof(DefinitionAnalyzer).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. Analyzers.SelectMany(a => a.SupportedDiagnostics).OrderBy(r => r.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor Of(string id) => Descriptors.Single(r => r.Id == id);
}
