using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Memory;

/// <summary>
/// What was read of bodies, kept from one compilation to the next while somebody types: a keystroke in a body changes the meaning of no
/// other body, as long as all declarations stay as they are. Kept with the file that the body is in, and gone with it.
/// </summary>
internal sealed class BodyMemory
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileMemory> Files = new();
    private static readonly ConditionalWeakTable<SyntaxTree, object> Seen = new();

    private readonly Lazy<Dictionary<string, SyntaxTree?>> _trees;
    private readonly Lazy<string> _surroundings;

    private BodyMemory(Compilation compilation, Func<string> surroundings)
    {
        _trees = new Lazy<Dictionary<string, SyntaxTree?>>(() => ByPath(compilation));
        _surroundings = new Lazy<string>(surroundings);
    }

    /// <summary>The memory of an editor: null in a build, which compiles its files once and would remember them for nobody.</summary>
    public static BodyMemory? For(Compilation compilation, BlockingOptions options, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var wasSeen = compilation.SyntaxTrees.Any(t => Seen.TryGetValue(t, out _));
        foreach (var tree in compilation.SyntaxTrees)
            Seen.GetValue(tree, t => t.FilePath);
        return wasSeen ? new BodyMemory(compilation, () => Surroundings.Of(compilation, options, files, cancellation)) : null;
    }

    /// <summary>The steps of a body that was read before, in the same surroundings.</summary>
    public ImmutableArray<RememberedStep>? Recall(BodyKey key) =>
        TreeOf(key) is { } tree && Files.TryGetValue(tree, out var file) && file.Of(_surroundings.Value)?.TryGetValue(key.Id, out var steps) == true
            ? steps
            : null;

    public void Remember(BodyKey key, ImmutableArray<Step> steps)
    {
        if (TreeOf(key) is { } tree && RememberedStep.Of(steps) is { } remembered)
            Files.GetOrCreateValue(tree).For(_surroundings.Value)[key.Id] = remembered;
    }

    private SyntaxTree? TreeOf(BodyKey key) => key.Path is { } path && _trees.Value.TryGetValue(path, out var tree) ? tree : null;

    /// <summary>The files of a compilation. Nothing is remembered of two that have the same path.</summary>
    private static Dictionary<string, SyntaxTree?> ByPath(Compilation compilation)
    {
        var trees = new Dictionary<string, SyntaxTree?>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
            trees[tree.FilePath] = trees.ContainsKey(tree.FilePath) ? null : tree;
        return trees;
    }

    /// <summary>What is remembered of a file, in the last surroundings alone.</summary>
    private sealed class FileMemory
    {
        private (string Surroundings, ConcurrentDictionary<string, ImmutableArray<RememberedStep>> Bodies) _last = ("", new());

        public ConcurrentDictionary<string, ImmutableArray<RememberedStep>>? Of(string surroundings)
        {
            lock (this)
                return _last.Surroundings == surroundings ? _last.Bodies : null;
        }

        public ConcurrentDictionary<string, ImmutableArray<RememberedStep>> For(string surroundings)
        {
            lock (this)
            {
                if (_last.Surroundings != surroundings)
                    _last = (surroundings, new(StringComparer.Ordinal));
                return _last.Bodies;
            }
        }
    }
}
