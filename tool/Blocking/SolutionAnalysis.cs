using System.Collections.Immutable;
using System.Globalization;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Options;
using Adapters.Tool.Blocking.Findings;
using Adapters.Tool.Blocking.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Tool.Blocking;

/// <summary>
/// Runs the rules over projects, each one after those that it references: it is given what is known to block in them, so that a path
/// continues there.
/// </summary>
internal sealed class SolutionAnalysis(BlockingArguments arguments, TextWriter errors)
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(BlockingAnalyzer).Assembly.GetTypes()
            .Where(t => t == typeof(BlockingAnalyzer) || (t.IsSubclassOf(typeof(AsyncAnalyzer)) && !t.IsAbstract))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
        new OptionAnalyzer(),
    ];

    private readonly Dictionary<string, ImmutableArray<string>> _summaries = [];
    private readonly HashSet<string> _options = [];

    /// <summary>The names of the assemblies that were analyzed.</summary>
    public HashSet<string> Assemblies { get; } = [];

    public async Task<IReadOnlyList<Finding>> FindAsync(IEnumerable<Project> projects, CancellationToken cancellation)
    {
        // A project with several target frameworks is several here, and most findings are the same in each.
        var findings = new HashSet<Finding>();
        foreach (var project in projects)
            findings.UnionWith(await FindAsync(project, cancellation));
        return [.. findings.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Rule)];
    }

    private async Task<IEnumerable<Finding>> FindAsync(Project project, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation) is not CSharpCompilation compilation)
            return [];
        await WarnOfErrorsAsync(project, compilation, cancellation);
        compilation = WithLevel(compilation);
        Assemblies.Add(compilation.AssemblyName ?? "");
        var options = new ProjectOptions(project.AnalyzerOptions.AnalyzerConfigOptionsProvider, arguments.Profile);
        var analyzerOptions = new AnalyzerOptions(project.AnalyzerOptions.AdditionalFiles, options);
        Continue(compilation);
        Summarize(project, compilation, options, analyzerOptions, cancellation);
        var driver = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            analyzerOptions, OnException, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = (await driver.GetAnalyzerDiagnosticsAsync(cancellation))
            .Where(d => d.Location.IsInSource && d.Severity > DiagnosticSeverity.Hidden)
            .ToLookup(d => d.Id == OptionAnalyzer.WithoutEffect.Id);
        await WarnOfOptionsAsync(found[true]);
        return found[false].Select(d => Finding.Of(d, compilation, cancellation));
    }

    private CSharpCompilation WithLevel(CSharpCompilation compilation) => arguments.Level is null
        ? compilation
        : compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            compilation.Options.SpecificDiagnosticOptions.SetItems(Levels.Of(arguments.Level))));

    /// <summary>Gives the compilation what blocks in the projects that it references.</summary>
    private void Continue(CSharpCompilation compilation)
    {
        foreach (var reference in compilation.References)
        {
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
                && _summaries.TryGetValue(assembly.Identity.Name, out var lines))
                AssemblySummaries.Provide(assembly, lines);
        }
    }

    private void Summarize(
        Project project, CSharpCompilation compilation, ProjectOptions options, AnalyzerOptions files, CancellationToken cancellation)
    {
        var isReferenced = project.Solution.GetProjectDependencyGraph().GetProjectsThatDirectlyDependOnThisProject(project.Id).Any();
        if (!isReferenced)
            return;
        var users = UserMembers.Read(files.AdditionalFiles, cancellation);
        var analysis = new BlockingAnalysis(compilation, new BlockingOptions(options), users);
        _summaries[compilation.AssemblyName ?? ""] = BlockingSummary.Of(compilation, analysis, cancellation);
    }

    private async Task WarnOfErrorsAsync(Project project, CSharpCompilation compilation, CancellationToken cancellation)
    {
        var wrong = compilation.GetDiagnostics(cancellation).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (wrong.Count > 0)
        {
            await errors.WriteLineAsync(
                $"adapters: {project.Name} does not compile ({Counted.Of(wrong.Count, "error")}, the first is {wrong[0].Id} in "
                + $"{Path.GetFileName(wrong[0].Location.SourceTree?.FilePath)}), so findings may be missing");
        }
    }

    /// <summary>An option without effect is no finding in code, and one file often sets it for several projects.</summary>
    private async Task WarnOfOptionsAsync(IEnumerable<Diagnostic> problems)
    {
        foreach (var message in problems.Select(p => p.GetMessage(CultureInfo.InvariantCulture)).Where(_options.Add))
            await errors.WriteLineAsync($"adapters: {message}");
    }

    private void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        errors.WriteLine($"adapters: {analyzer.GetType().Name} failed: {exception.Message.ReplaceLineEndings(" ")}");
}
