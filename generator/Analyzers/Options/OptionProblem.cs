using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Analyzers.Options;

/// <summary>An option that has no effect.</summary>
/// <param name="Option">The name.</param>
/// <param name="Reason">Why, as the rest of a sentence.</param>
internal sealed record OptionProblem(string Option, string Reason)
{
    /// <summary>Finds the values that no option has, and the names with our prefix that no option has.</summary>
    public static IEnumerable<OptionProblem> In(AnalyzerConfigOptions options)
    {
        foreach (var name in options.Keys.Where(n => n.StartsWith(OptionNames.Prefix, StringComparison.Ordinal)))
        {
            if (!OptionNames.Values.TryGetValue(name, out var values))
                yield return new OptionProblem(name, $"is not an option of the rules{SuggestName(name)}");
            else if (options.TryGetValue(name, out var value) && value.Trim().ToLowerInvariant() is var read && !IsAmong(values, read))
                yield return new OptionProblem(name, $"is '{value}': it can be {List(values)}{Suggest(values, read)}");
        }
    }

    private static bool IsAmong(string[] values, string text) =>
        values.Length == 0 ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) : values.Contains(text);

    private static string List(string[] values) => values.Length == 0
        ? "a whole number"
        : $"{string.Join(", ", values.Take(values.Length - 1))} or {values[values.Length - 1]}";

    /// <summary>Names the option that is meant. All names begin alike, so only their ends are compared.</summary>
    private static string SuggestName(string name)
    {
        var ends = OptionNames.Values.Keys.Select(n => n.Substring(OptionNames.Prefix.Length));
        return NearestText.Among(ends, name.Substring(OptionNames.Prefix.Length)) is { } nearest
            ? $"; did you mean '{OptionNames.Prefix}{nearest}'?"
            : "";
    }

    private static string Suggest(IEnumerable<string> candidates, string text) =>
        NearestText.Among(candidates, text) is { } nearest ? $"; did you mean '{nearest}'?" : "";
}
