using System.Globalization;
using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Conversions;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>Finds texts that routes take as a value, to show in a message.</summary>
internal static class ExampleText
{
    private static readonly string[] Guesses =
    [
        "1", "true", "a", "abc", "A", "ABC", "10", "100", "2026", "2026-01", "2026-01-02", "12:30", "2026-01-02T12:30:00Z",
        "00000000-0000-0000-0000-000000000001", "1.5", "-1", "a1", "A1", "a-b", "1-2",
    ];

    /// <summary>Returns a text that one parameter takes, as far as that can be known.</summary>
    public static string Of(ParameterModel parameter, IEnumerable<RouteCheck> checks) =>
        Find([(parameter, [.. checks])]) ?? (IsKnown(parameter) ? parameter.Key : "1");

    /// <summary>Returns a text that all of several parameters certainly take, or null.</summary>
    public static string? Find(IReadOnlyList<(ParameterModel Parameter, IReadOnlyList<RouteCheck> Checks)> all) => all
        .SelectMany(p => Candidates(p.Parameter, p.Checks))
        .FirstOrDefault(text => all.All(p => Takes(p.Parameter, p.Checks, text)));

    /// <summary>Determines whether a parameter certainly takes a text.</summary>
    public static bool Takes(ParameterModel parameter, IEnumerable<RouteCheck> checks, string text) =>
        Takes(parameter, text) && checks.All(c => c.Holds(text));

    private static IEnumerable<string> Candidates(ParameterModel parameter, IReadOnlyList<RouteCheck> checks)
    {
        if (parameter.Conversion!.IsText)
            yield return parameter.Key;
        foreach (var member in (parameter.Conversion.Emitted as EnumConversion)?.Members ?? [])
            yield return member.Name;
        foreach (var check in checks.OfType<NumberCheck>())
            yield return (check.Min ?? check.Max ?? 0).ToString(CultureInfo.InvariantCulture);
        foreach (var check in checks.OfType<LengthCheck>())
        {
            yield return new string('a', Math.Min(Math.Max(check.Min, 1), 1000));
            yield return new string('1', Math.Min(Math.Max(check.Min, 1), 1000));
        }

        foreach (var guess in Guesses)
            yield return guess;
    }

    private static bool IsKnown(ParameterModel parameter) => RouteTypes.NameOf(parameter.Conversion!.TypeName) is not null;

    private static bool Takes(ParameterModel parameter, string text) => parameter.Conversion!.Emitted switch
    {
        EnumConversion { Members: var members } => members.Any(m => m.Name == text),
        null => RouteTypes.NameOf(parameter.Conversion.TypeName) is { } name && RouteTypes.IsValue(name, text),
        _ => false,
    };
}
