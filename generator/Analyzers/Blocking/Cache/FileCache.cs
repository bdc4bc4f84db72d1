using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.CallGraph;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Cache;

/// <summary>
/// The bodies of a file, for one fingerprint of the compilation. It lives as long as the file does as it is; what comes after an edit takes
/// over the bodies that the edit left alone.
/// </summary>
internal sealed class FileCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileCache> OfTrees = new();

    // The options of a compilation stay the same while somebody types, and are no other project's.
    private static readonly ConditionalWeakTable<CompilationOptions, Dictionary<string, WeakReference<FileCache>>> LatestOf = new();

    private readonly ConcurrentDictionary<string, CachedBody> _bodies = new(StringComparer.Ordinal);
    private readonly string _fingerprint;
    private readonly int _length;

    private FileCache(SyntaxTree tree, string fingerprint)
    {
        _fingerprint = fingerprint;
        _length = tree.Length;
    }

    public static FileCache Of(SyntaxTree tree, string fingerprint, CompilationOptions project)
    {
        lock (OfTrees)
        {
            if (OfTrees.TryGetValue(tree, out var known) && known._fingerprint == fingerprint)
                return known;
            var cache = new FileCache(tree, fingerprint);
            var latest = LatestOf.GetOrCreateValue(project);
            if (latest.TryGetValue(tree.FilePath, out var last) && last.TryGetTarget(out var before) && before._fingerprint == fingerprint)
                cache.TakeOver(before, tree);
            OfTrees.Remove(tree);
            OfTrees.Add(tree, cache);
            latest[tree.FilePath] = new WeakReference<FileCache>(cache);
            return cache;
        }
    }

    public CachedBody? Find(MethodKey key) => _bodies.TryGetValue(key.Id, out var body) ? body : null;

    public void Add(MethodKey key, CachedBody body) => _bodies[key.Id] = body;

    private void TakeOver(FileCache before, SyntaxTree tree)
    {
        foreach (var pair in before._bodies)
        {
            if (pair.Value.In(tree, _length - before._length) is { } body)
                _bodies[pair.Key] = body;
        }
    }
}
