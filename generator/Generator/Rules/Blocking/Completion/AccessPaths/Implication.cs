namespace Adapters.Generator.Rules.Blocking.Completion.AccessPaths;

/// <summary>That something is complete, or is when others are.</summary>
/// <param name="From">The paths that must be complete, with bars between them; nothing if none must.</param>
/// <param name="To">The path that is complete then.</param>
internal readonly record struct Implication(string From, string To)
{
    public static Implication Of(string path) => new("", path);

    public static Implication Together(IEnumerable<string> parts, string whole) => new(string.Join("|", parts.Where(p => p != AccessPathText.Always).Distinct().OrderBy(p => p, StringComparer.Ordinal)), whole);

    public bool IsPlain => From.Length == 0;

    public IEnumerable<string> Conditions => IsPlain ? [] : From.IndexOf('|') < 0 ? [From] : From.Split('|');

    public bool Any(Func<string, bool> matches) => matches(To) || Conditions.Any(matches);

    public Implication Select(Func<string, string> rename) => new(string.Join("|", Conditions.Select(rename)), rename(To));
}
