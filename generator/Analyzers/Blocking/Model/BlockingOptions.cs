using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>The options of the blocking rules in .editorconfig, by file.</summary>
internal sealed class BlockingOptions(AnalyzerConfigOptionsProvider provider)
{
    public const string Scope = "adapters_blocking_scope";
    public const string Sqlite = "adapters_blocking_sqlite";

    public const string Summary = "adapters_blocking_summary";
    public const string Hint = "adapters_blocking_hint";
    public const string Profile = "adapters_blocking_profile";
    public const string Ways = "adapters_blocking_ways";

    private const int FewWays = 3;

    private readonly ConcurrentDictionary<SyntaxTree, FileOptions> _byTree = new();

    /// <summary>
    /// Indicates whether the assembly has a summary of its members that block. A library has one unless an option turns it off;
    /// nobody references a program.
    /// </summary>
    public static bool EmitsSummary(Compilation compilation, AnalyzerConfigOptions options) =>
        compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
        && !(options.TryGetValue(Summary, out var value) && string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase));

    /// <summary>Indicates whether all asynchronous code is in scope, and not the handlers alone.</summary>
    public bool AllAsync(SyntaxTree tree) => Of(tree).AllAsync;

    /// <summary>Indicates whether SQLite's calls count, which have no asynchronous form that does not block.</summary>
    public bool CountsSqlite(SyntaxTree tree) => Of(tree).Sqlite;

    /// <summary>The kind of application, which brings more code into scope.</summary>
    public BlockingProfile ProfileOf(SyntaxTree tree) => Of(tree).Profile;

    /// <summary>
    /// The number of calls that may lead to a blocking helper before it is reported once, at itself; 0 for any number.
    /// </summary>
    public int WaysOf(SyntaxTree tree) => Of(tree).Ways;

    private FileOptions Of(SyntaxTree tree) => _byTree.TryGetValue(tree, out var known) ? known : _byTree.GetOrAdd(tree, Read);

    private FileOptions Read(SyntaxTree tree)
    {
        var profile = Value(tree, Profile) switch
        {
            "library" => BlockingProfile.Library,
            "aspnet" => BlockingProfile.AspNet,
            "desktop" => BlockingProfile.Desktop,
            _ => BlockingProfile.None,
        };
        var scope = Value(tree, Scope);
        return new FileOptions(
            scope == "all_async" || (scope.Length == 0 && profile != BlockingProfile.None), Value(tree, Sqlite) == "true", profile,
            int.TryParse(Value(tree, Ways), NumberStyles.None, CultureInfo.InvariantCulture, out var ways) ? ways : FewWays);
    }

    private string Value(SyntaxTree tree, string name) =>
        provider.GetOptions(tree).TryGetValue(name, out var value) || provider.GlobalOptions.TryGetValue(name, out value)
            ? value.Trim().ToLowerInvariant()
            : "";

    private sealed record FileOptions(bool AllAsync, bool Sqlite, BlockingProfile Profile, int Ways);
}
