using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Cache;

/// <summary>
/// The edges of methods, kept from one compilation to the next while somebody types: a keystroke in a body changes the meaning of no other
/// body, as long as all declarations stay as they are.
/// </summary>
internal sealed class BodyCache : IEdgeCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> Seen = new();

    private readonly Lazy<Dictionary<string, (SyntaxTree Tree, FileCache Cache)?>> _files;

    private readonly Lazy<string> _fingerprint;

    private BodyCache(Compilation compilation, Func<string> fingerprint)
    {
        _fingerprint = new Lazy<string>(fingerprint);
        _files = new Lazy<Dictionary<string, (SyntaxTree, FileCache)?>>(() => ByPath(compilation, Fingerprint));
    }

    public string Fingerprint => _fingerprint.Value;

    /// <summary>The cache of an editor: null in a build, which compiles its files once and would keep them for nobody.</summary>
    public static BodyCache? For(
        Compilation compilation, BlockingOptions options, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var wasSeen = compilation.SyntaxTrees.Any(t => Seen.TryGetValue(t, out _));
        foreach (var tree in compilation.SyntaxTrees)
            Seen.GetValue(tree, t => t.FilePath);
        return wasSeen ? new BodyCache(compilation, () => CompilationFingerprint.Of(compilation, options, files, cancellation)) : null;
    }

    public ImmutableArray<CallEdge>? Find(MethodKey key, MethodGraph graph) => Find(key)?.In(graph);

    public void Add(MethodKey key, IMethodSymbol method, ImmutableArray<CallEdge> edges, BodyDependencies dependencies)
    {
        if (FileAt(key.Path)?.Cache is { } cache && CachedBody.Of(method, edges, dependencies) is { } body)
            cache.Add(key, body);
    }

    /// <summary>Returns the earlier reading of a method, if nothing has changed that it depends on.</summary>
    public CachedBody? Find(MethodKey key)
    {
        if (FileAt(key.Path)?.Cache is not { } cache || cache.Find(key) is not { } before)
            return null;
        var now = before.Over(p => FileAt(p)?.Tree);
        if (now is not null && !ReferenceEquals(now, before))
            cache.Add(key, now);
        return now;
    }

    private (SyntaxTree Tree, FileCache Cache)? FileAt(string? path) =>
        path is not null && _files.Value.TryGetValue(path, out var file) ? file : null;

    /// <summary>The cache of each file; two files that have the same path have none.</summary>
    private static Dictionary<string, (SyntaxTree, FileCache)?> ByPath(Compilation compilation, string fingerprint)
    {
        var files = new Dictionary<string, (SyntaxTree, FileCache)?>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            files[tree.FilePath] = files.ContainsKey(tree.FilePath) ? null : (tree, FileCache.Of(tree, fingerprint, compilation.Options));
        return files;
    }
}
