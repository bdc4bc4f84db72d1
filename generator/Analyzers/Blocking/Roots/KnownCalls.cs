using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>
/// The calls that lead to helpers, kept from one compilation to the next while somebody types. They hold as long as all declarations
/// stay as they are and the name of the helper is mentioned as often as before.
/// </summary>
internal sealed class KnownCalls
{
    // The options of a compilation stay the same while somebody types, and are no other project's.
    private static readonly ConditionalWeakTable<CompilationOptions, KnownCalls> LatestOf = new();

    private readonly ConcurrentDictionary<string, (int Mentions, LeadingCalls Calls)> _byHelper = new(StringComparer.Ordinal);
    private string? _fingerprint;

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

    public LeadingCalls GetOrCount(string helper, int mentions, Func<LeadingCalls> count)
    {
        if (_byHelper.TryGetValue(helper, out var known) && known.Mentions == mentions)
            return known.Calls;
        var calls = count();
        _byHelper[helper] = (mentions, calls);
        return calls;
    }
}
