using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks.Rules.Suite;

/// <summary>A package of analyzers, and those of its rules that are about blocking calls.</summary>
/// <param name="Package">The package, and the folder beside this program that has its analyzers.</param>
/// <param name="Rules">The ids of the rules.</param>
/// <param name="Claim">What its documentation says that the rules cover.</param>
internal sealed record Peer(string Package, ImmutableArray<string> Rules, string Claim)
{
    public static readonly ImmutableArray<Peer> All =
    [
        new("Microsoft.VisualStudio.Threading.Analyzers", ["VSTHRD002", "VSTHRD103"],
            "002: waits on tasks, in any method; 103: members with an async alternative, in asynchronous methods"),
        new("Meziantou.Analyzer", ["MA0042", "MA0045"],
            "members with an asynchronous alternative and waits on tasks: 042 in asynchronous methods, 045 in synchronous ones that could "
            + "become asynchronous"),
        new("Microsoft.CodeAnalysis.NetAnalyzers", ["CA1849"],
            "members with an async alternative and waits on tasks, in asynchronous methods"),
        new("SonarAnalyzer.CSharp", ["S4462", "S6966"],
            "4462: waits on tasks, and Thread.Sleep in asynchronous methods; 6966: members with an async alternative that binds"),
        new("AsyncFixer", ["AsyncFixer02"],
            "a few waits and members with an async alternative, in asynchronous methods"),
    ];

    private string Folder => Path.Combine(AppContext.BaseDirectory, "peers", Package);

    public string Version => typeof(Peer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == Package).Value!;

    /// <summary>The analyzers that report the rules.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Load()
    {
        var loader = new PeerLoader(Folder);
        var analyzers = Directory.GetFiles(Folder, "*.dll")
            .Where(f => !f.Contains("CodeFix", StringComparison.Ordinal))
            .SelectMany(f => new AnalyzerFileReference(f, loader).GetAnalyzers(LanguageNames.CSharp))
            .Where(a => a.SupportedDiagnostics.Any(d => Rules.Contains(d.Id)))
            .ToImmutableArray();
        return Rules.All(r => analyzers.Any(a => a.SupportedDiagnostics.Any(d => d.Id == r)))
            ? analyzers
            : throw new InvalidOperationException($"{Package} {Version} has no analyzer of one of {string.Join(", ", Rules)}");
    }
}
