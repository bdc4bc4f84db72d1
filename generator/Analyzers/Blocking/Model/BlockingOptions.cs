using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>The options of the blocking rules in .editorconfig, by file.</summary>
internal sealed class BlockingOptions(AnalyzerConfigOptionsProvider provider)
{
    public const string Scope = "adapters_blocking_scope";
    public const string Sqlite = "adapters_blocking_sqlite";

    public const string Summary = "adapters_blocking_summary";

    private readonly ConcurrentDictionary<SyntaxTree, (bool AllAsync, bool Sqlite)> _byTree = new();

    /// <summary>
    /// Indicates whether the assembly has a summary of its members that block. A library has one unless an option turns it off;
    /// nobody references a
    /// program.
    /// </summary>
    public static bool EmitsSummary(Compilation compilation, AnalyzerConfigOptions options) =>
        compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
        && !(options.TryGetValue(Summary, out var value) && value.Trim() == "false");

    /// <summary>Indicates whether all asynchronous code is in scope, and not the handlers alone.</summary>
    public bool AllAsync(SyntaxTree tree) => Of(tree).AllAsync;

    /// <summary>Indicates whether SQLite's calls count, which have no asynchronous form that does not block.</summary>
    public bool CountsSqlite(SyntaxTree tree) => Of(tree).Sqlite;

    private (bool AllAsync, bool Sqlite) Of(SyntaxTree tree) => _byTree.GetOrAdd(
        tree, t => (Value(t, Scope) == "all_async", Value(t, Sqlite) == "true"));

    private string Value(SyntaxTree tree, string name) =>
        provider.GetOptions(tree).TryGetValue(name, out var value) || provider.GlobalOptions.TryGetValue(name, out value)
            ? value.Trim().ToLowerInvariant()
            : "";
}
