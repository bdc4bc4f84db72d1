namespace Adapters.Analyzers.Blocking.Flags;

/// <summary>The names of flags that say which way code takes, and nothing else.</summary>
internal static class FlagNames
{
    private static readonly string[] Verbs = ["is", "use", "do", "run"];
    private static readonly string[] Ways = ["async", "sync", "asynchronous", "synchronous", "asynchronously", "synchronously"];
    private static readonly string[] Others =
        ["is", "can", "support", "has", "allow", "prefer", "enable", "disable", "no", "after", "before"];

    private static readonly string[] WaysOfMethods = ["Sync", "SyncOverAsync", "Synchronous", "Synchronously"];

    /// <summary>
    /// A flag such as <c>syncToDisk</c> may be about something else than the way, and <c>supportsAsync</c> about what is possible;
    /// <c>asyncWrite</c> is about the way of the write.
    /// </summary>
    public static bool SayNothingElse(string name)
    {
        var words = name.Trim('_').ToLowerInvariant();
        return IsPlain(words) || (words.Contains("async") && !words.Contains("continuation")
            && !Others.Any(o => words.StartsWith(o, StringComparison.Ordinal)));
    }

    private static bool IsPlain(string words)
    {
        var verb = Verbs.FirstOrDefault(v => words.StartsWith(v, StringComparison.Ordinal)) ?? "";
        return Ways.Contains(words.Substring(verb.Length));
    }

    /// <summary>The value of a flag of the name on the asynchronous way; null if the name does not say it.</summary>
    public static bool? AsyncValue(string name) => Contains(name, "async") ? true : Contains(name, "sync") ? false : null;

    /// <summary>Indicates whether a method has the name of the synchronous one of two: ReadSync, but not ReadAsync.</summary>
    public static bool NameSynchronousWay(string method) =>
        WaysOfMethods.Any(w => method.EndsWith(w, StringComparison.Ordinal));

    private static bool Contains(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
