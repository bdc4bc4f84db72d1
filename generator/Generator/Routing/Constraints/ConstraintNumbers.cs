using System.Globalization;
using Adapters.Generator.Routing.Templates;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>The numbers between the parentheses of a constraint.</summary>
internal static class ConstraintNumbers
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Reads one or more numbers between commas. Returns null if there are more, or something else.</summary>
    public static IReadOnlyList<decimal>? Read(RouteConstraint constraint, int most)
    {
        var numbers = new List<decimal>();
        foreach (var text in (constraint.Argument ?? "").Split(','))
        {
            if (!decimal.TryParse(text.Trim(), Style, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }

        return numbers.Count <= most ? numbers : null;
    }

    /// <summary>Explains why nothing is between the first and the last number, or returns null.</summary>
    public static string? Refusal(IReadOnlyList<decimal> numbers) =>
        numbers[0] > numbers[numbers.Count - 1] ? "begins above its end, so that nothing is valid" : null;
}
