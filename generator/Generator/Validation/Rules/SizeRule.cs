using System.Globalization;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Validation.Rules;

/// <summary>The length of a text, or the number of items, must be in a range.</summary>
/// <param name="Minimum">The smallest size, or null.</param>
/// <param name="Maximum">The largest size, or null.</param>
/// <param name="Size">The size as source text, with {0} for the value.</param>
internal sealed record SizeRule(ErrorText Error, int? Minimum, int? Maximum, string Size) : ValueRule
{
    public override void Emit(RuleSite site, CodeWriter writer)
    {
        var size = string.Format(CultureInfo.InvariantCulture, Size, site.Value);
        var condition = (Minimum, Maximum) switch
        {
            ({ } least, null) => $"{size} < {Number(least)}",
            (null, { } most) => $"{size} > {Number(most)}",
            var (least, most) => $"{size} is < {Number(least!.Value)} or > {Number(most!.Value)}",
        };
        EmitIf(condition, Error.Render(site.Display), site, writer);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
