using System.Collections.Immutable;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>
/// What is known at a place: the paths of tasks that are complete, and what collections and combined tasks were made of, so that they
/// are complete together. Where two ways meet, what both know is known.
/// </summary>
internal sealed class CompletionState
{
    public static readonly CompletionState Empty = new([], []);

    private readonly ImmutableHashSet<string> _complete;
    private readonly ImmutableHashSet<(string Whole, string Part)> _parts;

    private CompletionState(ImmutableHashSet<string> complete, ImmutableHashSet<(string Whole, string Part)> parts)
    {
        _complete = complete;
        _parts = parts;
    }

    public bool IsComplete(string? path) => path is TaskPaths.Complete || (path is not null && _complete.Contains(path));

    public CompletionState Complete(string? path)
    {
        if (path is null or TaskPaths.Complete || _complete.Contains(path))
            return this;
        var state = new CompletionState(_complete.Add(path), _parts);
        foreach (var (whole, part) in _parts)
        {
            if (whole == path)
                state = state.Complete(part);
        }

        return state;
    }

    /// <summary>Notes that a task is complete when the whole is.</summary>
    public CompletionState Join(string? whole, string? part) =>
        whole is null or TaskPaths.Complete || part is null or TaskPaths.Complete ? this : new CompletionState(_complete, _parts.Add((whole, part)));

    /// <summary>Forgets a path that has another value now, with all that is reached through it.</summary>
    public CompletionState Forget(string? path)
    {
        if (path is null)
            return this;
        return new CompletionState(
            [.. _complete.Where(p => !IsUnder(p, path))],
            [.. _parts.Where(p => !IsUnder(p.Whole, path) && !IsUnder(p.Part, path))]);
    }

    public CompletionState Meet(CompletionState other) => new(_complete.Intersect(other._complete), _parts.Intersect(other._parts));

    /// <summary>What a function knows that runs at any time later: of variables that never change.</summary>
    public CompletionState Where(Func<string, bool> isStable) => new([.. _complete.Where(isStable)], []);

    public bool Equals(CompletionState other) => _complete.SetEquals(other._complete) && _parts.SetEquals(other._parts);

    private static bool IsUnder(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] is '.' or '[');
}
