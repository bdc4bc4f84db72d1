using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks.Rules.Fixes;

using Project = Microsoft.CodeAnalysis.Project;

/// <summary>The findings of the rules in projects, as fixes ask for them.</summary>
internal sealed class SolutionFindings : FixAllContext.DiagnosticProvider
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(BlockingAnalyzer).Assembly.GetTypes()
            .Where(t => t == typeof(BlockingAnalyzer) || (t.IsSubclassOf(typeof(AsyncAnalyzer)) && !t.IsAbstract))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private readonly ConditionalWeakTable<Project, Task<ImmutableArray<Diagnostic>>> _ofProjects = [];

    public Task<ImmutableArray<Diagnostic>> OfAsync(Project project) => _ofProjects.GetValue(project, FindAsync);

    public async Task<IReadOnlyList<Diagnostic>> OfAsync(Solution solution)
    {
        var all = new List<Diagnostic>();
        foreach (var project in solution.Projects)
            all.AddRange(await OfAsync(project));
        return all;
    }

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken);
        return (await OfAsync(document.Project)).Where(f => f.Location.SourceTree == tree);
    }

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult(Enumerable.Empty<Diagnostic>());

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        await OfAsync(project);

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project)
    {
        if (await project.GetCompilationAsync() is not { } compilation)
            return [];
        var driver = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (e, analyzer, _) => Console.WriteLine($"{analyzer.GetType().Name} failed: {e}"),
            concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return [.. (await driver.GetAnalyzerDiagnosticsAsync()).Where(f => f.Location.IsInSource && !f.IsSuppressed)];
    }
}
