using System.Globalization;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>A number that is not too small or too large.</summary>
/// <param name="Suffix">What follows a literal of the type in source text.</param>
internal sealed record NumberCheck(string Parameter, string Text, decimal? Min, decimal? Max, string Suffix) : RouteCheck(Parameter, Text)
{
    public override string Condition(string value) => string.Join(
        " && ",
        new[] { Min is { } min ? $"{value} >= {Write(min)}" : null, Max is { } max ? $"{value} <= {Write(max)}" : null }
            .Where(c => c is not null));

    public override bool Holds(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && !(number < Min) && !(number > Max);

    private string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture) + Suffix;
}
