using System.Collections.Immutable;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Generator;
using Adapters.Generator.Rules.Definitions;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks.Rules.Torture;

/// <summary>
/// One file, compiled as it stands: with references that are missing and without the files around it. All analyzers read it in both scopes,
/// and all generators once.
/// </summary>
internal static class Trial
{
    private const string Name = "Trial.cs";

    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    /// <summary>Each compilation is made from this one, so that the references are read once.</summary>
    private static readonly CSharpCompilation Empty = SuiteCompilation.Of("", Name);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. new[] { typeof(BlockingAnalyzer).Assembly, typeof(DefinitionAnalyzer).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    public static CSharpCompilation Compile(string text, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), Name, cancellationToken: cancellation);
        return Empty.ReplaceSyntaxTree(Empty.SyntaxTrees.Single(t => t.FilePath == Name), tree);
    }

    /// <summary>The first exception of an analyzer or a generator; null if there is none.</summary>
    public static string? FaultOf(CSharpCompilation compilation, CancellationToken cancellation) =>
        FaultOfAnalyzers(compilation, AllAsync, cancellation)
        ?? FaultOfAnalyzers(compilation, [], cancellation)
        ?? FaultOfGenerators(compilation, cancellation);

    private static string? FaultOfAnalyzers(
        CSharpCompilation compilation, Dictionary<string, string> options, CancellationToken cancellation)
    {
        string? fault = null;
        var driver = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            SuiteCompilation.Options(options),
            onAnalyzerException: (exception, analyzer, _) => fault ??= $"{analyzer.GetType().Name}: {exception}",
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        driver.GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        return fault;
    }

    private static string? FaultOfGenerators(CSharpCompilation compilation, CancellationToken cancellation) =>
        CSharpGeneratorDriver.Create(new EntryPointGenerator(), new BlockingGenerator())
            .RunGenerators(compilation, cancellation).GetRunResult().Results
            .Where(r => r.Exception is not null)
            .Select(r => $"{r.Generator.GetGeneratorType().Name}: {r.Exception}")
            .FirstOrDefault();
}
