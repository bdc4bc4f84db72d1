using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Memory;

/// <summary>
/// What was read of bodies, kept from one compilation to the next while somebody types: a keystroke in a body changes the meaning of no
/// other body, as long as all declarations stay as they are.
/// </summary>
internal sealed class BodyMemory
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> Seen = new();

    private readonly Lazy<Dictionary<string, FileMemory?>> _files;

    private BodyMemory(Compilation compilation, Func<string> surroundings) =>
        _files = new Lazy<Dictionary<string, FileMemory?>>(() => ByPath(compilation, surroundings()));

    /// <summary>The memory of an editor: null in a build, which compiles its files once and would remember them for nobody.</summary>
    public static BodyMemory? For(Compilation compilation, BlockingOptions options, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var wasSeen = compilation.SyntaxTrees.Any(t => Seen.TryGetValue(t, out _));
        foreach (var tree in compilation.SyntaxTrees)
            Seen.GetValue(tree, t => t.FilePath);
        return wasSeen ? new BodyMemory(compilation, () => Surroundings.Of(compilation, options, files, cancellation)) : null;
    }

    /// <summary>What was read of a body before, in the same surroundings.</summary>
    public RememberedBody? Recall(BodyKey key) => FileOf(key)?.Find(key);

    public void Remember(BodyKey key, IMethodSymbol method, ImmutableArray<Step> steps)
    {
        if (FileOf(key) is { } file && RememberedBody.Of(method, steps) is { } body)
            file.Add(key, body);
    }

    private FileMemory? FileOf(BodyKey key) => key.Path is { } path && _files.Value.TryGetValue(path, out var file) ? file : null;

    /// <summary>The memory of each file; of two that have the same path there is none.</summary>
    private static Dictionary<string, FileMemory?> ByPath(Compilation compilation, string surroundings)
    {
        var files = new Dictionary<string, FileMemory?>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            files[tree.FilePath] = files.ContainsKey(tree.FilePath) ? null : FileMemory.Of(tree, surroundings, compilation.Options);
        return files;
    }
}
