using System.Collections.Immutable;
using Benchmarks.Rules.Suite;

namespace Benchmarks.Rules.Build;

/// <summary>A way to build the project: with which analyzers, and with which of their rules.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Analyzers">The files of the analyzers.</param>
/// <param name="Config">Lines of the global analyzer configuration.</param>
internal sealed record Variant(string Name, ImmutableArray<string> Analyzers, ImmutableArray<string> Config)
{
    public static ImmutableArray<Variant> All() =>
    [
        new("without", [], []),
        Ours("Adapters", "adapters_blocking_scope = handlers"),
        Ours("Adapters, all asynchronous code", "adapters_blocking_scope = all_async"),
        Ours("Adapters, without the summary, as for a program", "adapters_blocking_scope = handlers", "adapters_blocking_summary = false"),
        new("Adapters.Analyzers, the rules alone", [InThisFolder("Adapters.Analyzers.dll")], ["adapters_blocking_scope = all_async"]),
        .. Peer.All.Where(
            p =>
                p.Package.StartsWith("Microsoft.VisualStudio", StringComparison.Ordinal)
                    || p.Package.StartsWith("Meziantou", StringComparison.Ordinal)).Select(Of),
    ];

    /// <summary>A name for files.</summary>
    public string Folder => string.Concat(Name.Where(c => char.IsLetter(c)));

    /// <summary>All that the package brings: the generator and every rule, as a user has them.</summary>
    private static Variant Ours(string name, params ImmutableArray<string> config) =>
        new(name, [.. new[] { "Adapters.Analyzers.dll", "Adapters.Generator.dll" }.Select(InThisFolder)], config);

    private static string InThisFolder(string file) => Path.Combine(AppContext.BaseDirectory, file);

    /// <summary>Of a peer only the rules about blocking calls; the others are off, and cost nothing but their start.</summary>
    private static Variant Of(Peer peer) => new(
        $"{peer.Package} {peer.Version}, {string.Join(" and ", peer.Rules)}",
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "peers", peer.Package), "*.dll").Order(StringComparer.Ordinal)],
        ["dotnet_analyzer_diagnostic.severity = none", .. peer.Rules.Select(r => $"dotnet_diagnostic.{r}.severity = warning")]);
}
