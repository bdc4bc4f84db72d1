using System.Globalization;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>A text that is not too short or too long, in UTF-16 characters.</summary>
internal sealed record LengthCheck(string Parameter, string Text, int Min, int Max) : RouteCheck(Parameter, Text)
{
    public override string Condition(string value) => this switch
    {
        { Min: var min, Max: var max } when min == max => $"{value}.Length == {Write(min)}",
        { Max: int.MaxValue } => $"{value}.Length >= {Write(Min)}",
        { Min: 0 } => $"{value}.Length <= {Write(Max)}",
        _ => $"{value}.Length is >= {Write(Min)} and <= {Write(Max)}",
    };

    public override bool Holds(string text) => text.Length >= Min && text.Length <= Max;

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}
