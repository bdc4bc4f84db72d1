using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>
/// The calls that lead to helpers, kept from one compilation to the next while somebody types. They hold as long as all declarations
/// stay as they are and the files have the name of the helper as often as before.
/// </summary>
internal sealed class KnownCalls
{
    // The options of a compilation stay the same while somebody types, and are no other project's.
    private static readonly ConditionalWeakTable<CompilationOptions, KnownCalls> LatestOf = new();

    private readonly ConcurrentDictionary<string, (int Words, int Mentions)> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Words, LeadingCalls Calls)> _byHelper = new(StringComparer.Ordinal);
    private string? _fingerprint;

    /// <summary>Indicates whether what is found is there for the next compilation.</summary>
    public bool AreKept => _fingerprint is not null;

    /// <param name="project">Stands for the project.</param>
    /// <param name="fingerprint">Equal for compilations with the same declarations; null in a build, which keeps nothing.</param>
    public static KnownCalls Of(CompilationOptions project, string? fingerprint)
    {
        if (fingerprint is null)
            return new KnownCalls();
        lock (LatestOf)
        {
            if (LatestOf.TryGetValue(project, out var latest) && latest._fingerprint == fingerprint)
                return latest;
            LatestOf.Remove(project);
            var known = new KnownCalls { _fingerprint = fingerprint };
            LatestOf.Add(project, known);
            return known;
        }
    }

    /// <summary>Returns how often code that may be in scope has a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="words">How often the files have it.</param>
    /// <param name="count">Counts the code.</param>
    public int MentionsOf(string name, int words, Func<string, int> count)
    {
        if (_byName.TryGetValue(name, out var known) && known.Words == words)
            return known.Mentions;
        var mentions = count(name);
        _byName[name] = (words, mentions);
        return mentions;
    }

    /// <summary>Returns the calls that lead to a helper.</summary>
    /// <param name="helper">The key of the helper.</param>
    /// <param name="words">How often the files have its name.</param>
    /// <param name="count">Finds the calls.</param>
    public LeadingCalls CallsOf(string helper, int words, Func<LeadingCalls> count)
    {
        if (_byHelper.TryGetValue(helper, out var known) && known.Words == words)
            return known.Calls;
        var calls = count();
        _byHelper[helper] = (words, calls);
        return calls;
    }
}
