using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Memory;

/// <summary>
/// What is remembered of a file, in its last surroundings. It lives as long as the file does as it is; what comes after an edit takes over
/// the bodies that the edit left alone.
/// </summary>
internal sealed class FileMemory
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileMemory> OfTrees = new();

    // The options of a compilation stay the same while somebody types, and are no other project's.
    private static readonly ConditionalWeakTable<CompilationOptions, Dictionary<string, WeakReference<FileMemory>>> LatestOf = new();

    private readonly ConcurrentDictionary<string, RememberedBody> _bodies = new(StringComparer.Ordinal);
    private readonly string _surroundings;
    private readonly int _length;

    private FileMemory(SyntaxTree tree, string surroundings)
    {
        _surroundings = surroundings;
        _length = tree.Length;
    }

    public static FileMemory Of(SyntaxTree tree, string surroundings, CompilationOptions project)
    {
        lock (OfTrees)
        {
            if (OfTrees.TryGetValue(tree, out var known) && known._surroundings == surroundings)
                return known;
            var memory = new FileMemory(tree, surroundings);
            var latest = LatestOf.GetOrCreateValue(project);
            if (latest.TryGetValue(tree.FilePath, out var last) && last.TryGetTarget(out var before) && before._surroundings == surroundings)
                memory.TakeOver(before, tree);
            OfTrees.Remove(tree);
            OfTrees.Add(tree, memory);
            latest[tree.FilePath] = new WeakReference<FileMemory>(memory);
            return memory;
        }
    }

    public RememberedBody? Find(BodyKey key) => _bodies.TryGetValue(key.Id, out var body) ? body : null;

    public void Add(BodyKey key, RememberedBody body) => _bodies[key.Id] = body;

    private void TakeOver(FileMemory before, SyntaxTree tree)
    {
        foreach (var pair in before._bodies)
        {
            if (pair.Value.In(tree, _length - before._length) is { } body)
                _bodies[pair.Key] = body;
        }
    }
}
