using System.Collections.Immutable;
using System.Globalization;
using Benchmarks.Rules.Suite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks.Rules.Repositories;

using Project = Microsoft.CodeAnalysis.Project;

/// <summary>The rules of a peer that are about blocking calls, all as warnings, whatever the repository says of them.</summary>
internal sealed class PeerRules(Peer peer) : IRuleSet
{
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = peer.Load();

    public string Name => peer.Package;

    public async Task<IReadOnlyList<RepositoryFinding>> FindAsync(string repository, IReadOnlyList<Project> projects)
    {
        var findings = new HashSet<Diagnostic>();
        foreach (var project in projects)
        {
            var compilation = await project.GetCompilationAsync();
            var driver = compilation!.WithOptions(WithRules(compilation.Options)).WithAnalyzers(
                _analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, OnException, true, false));
            findings.UnionWith(await driver.GetAnalyzerDiagnosticsAsync());
        }

        return [.. findings.Where(f => peer.Rules.Contains(f.Id) && f.Location.IsInSource).Select(f => Of(f, repository)).Distinct()];
    }

    private CompilationOptions WithRules(CompilationOptions options) => options
        .WithSyntaxTreeOptionsProvider(null)
        .WithSpecificDiagnosticOptions(_analyzers.SelectMany(a => a.SupportedDiagnostics).DistinctBy(d => d.Id).Select(
            d => KeyValuePair.Create(d.Id, peer.Rules.Contains(d.Id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress)));

    private RepositoryFinding Of(Diagnostic finding, string repository)
    {
        var place = finding.Location.GetLineSpan();
        return new RepositoryFinding(
            Name, repository, finding.Id, finding.Severity.ToString(), place.Path, place.StartLinePosition.Line + 1,
            finding.GetMessage(CultureInfo.InvariantCulture), []);
    }

    private void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        Console.Error.WriteLine($"{Name}: {analyzer.GetType().Name} failed: {exception.Message.ReplaceLineEndings(" ")}");
}
