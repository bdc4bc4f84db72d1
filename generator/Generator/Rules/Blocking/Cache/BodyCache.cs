using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Cache;

/// <summary>
/// What was read of bodies, kept from one compilation to the next while somebody types: a keystroke in a body changes the meaning of no
/// other body, as long as all declarations stay as they are.
/// </summary>
internal sealed class BodyCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> Seen = new();

    private readonly Lazy<Dictionary<string, (SyntaxTree Tree, FileCache Memory)?>> _files;

    private BodyCache(Compilation compilation, Func<string> surroundings) =>
        _files = new Lazy<Dictionary<string, (SyntaxTree, FileCache)?>>(() => ByPath(compilation, surroundings()));

    /// <summary>The memory of an editor: null in a build, which compiles its files once and would remember them for nobody.</summary>
    public static BodyCache? For(Compilation compilation, BlockingOptions options, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var wasSeen = compilation.SyntaxTrees.Any(t => Seen.TryGetValue(t, out _));
        foreach (var tree in compilation.SyntaxTrees)
            Seen.GetValue(tree, t => t.FilePath);
        return wasSeen ? new BodyCache(compilation, () => CompilationFingerprint.Of(compilation, options, files, cancellation)) : null;
    }

    /// <summary>What was read of a body before, in the same surroundings.</summary>
    public CachedBody? Recall(MethodKey key)
    {
        if (FileAt(key.Path)?.Memory is not { } memory || memory.Find(key) is not { } before)
            return null;
        var now = before.Over(p => FileAt(p)?.Tree);
        if (now is not null && !ReferenceEquals(now, before))
            memory.Add(key, now);
        return now;
    }

    public void Remember(MethodKey key, IMethodSymbol method, ImmutableArray<CallEdge> steps, ImmutableArray<SyntaxNode> looked)
    {
        if (FileAt(key.Path)?.Memory is { } memory && CachedBody.Of(method, steps, looked) is { } body)
            memory.Add(key, body);
    }

    private (SyntaxTree Tree, FileCache Memory)? FileAt(string? path) => path is not null && _files.Value.TryGetValue(path, out var file) ? file : null;

    /// <summary>The memory of each file; of two that have the same path there is none.</summary>
    private static Dictionary<string, (SyntaxTree, FileCache)?> ByPath(Compilation compilation, string surroundings)
    {
        var files = new Dictionary<string, (SyntaxTree, FileCache)?>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            files[tree.FilePath] = files.ContainsKey(tree.FilePath) ? null : (tree, FileCache.Of(tree, surroundings, compilation.Options));
        return files;
    }
}
