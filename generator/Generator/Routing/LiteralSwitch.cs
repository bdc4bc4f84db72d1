using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Generator.Routing;

/// <summary>
/// Emits the code that finds which of some literals a span is: by its length, then, while many are left, by the byte in which most of them
/// differ, and at last by a comparison of all bytes.
/// </summary>
internal sealed class LiteralSwitch<T>(string span, PathCase @case, Action<string, T> emit, CodeWriter writer)
{
    /// <summary>Up to this many comparisons cost less than another jump.</summary>
    private const int FewEnough = 4;

    public void Emit(IEnumerable<KeyValuePair<string, T>> literals)
    {
        var byLength = literals.GroupBy(l => l.Key.Length).OrderBy(g => g.Key).ToList();
        if (byLength.Count == 0)
            return;
        writer.Open($"switch ({span}.Length)");
        foreach (var group in byLength)
            EmitCase([group.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)], group.ToList());
        writer.Close();
    }

    private void EmitCase(IEnumerable<string> labels, List<KeyValuePair<string, T>> literals)
    {
        foreach (var label in labels)
            writer.Line($"case {label}:");
        writer.Indent();
        EmitSome(literals);
        writer.Line("break;");
        writer.Outdent();
    }

    private void EmitSome(List<KeyValuePair<string, T>> literals)
    {
        if (literals.Count <= FewEnough)
        {
            foreach (var literal in literals)
                emit(@case.IsEqual(span, literal.Key), literal.Value);
            return;
        }

        var place = Enumerable.Range(0, literals[0].Key.Length)
            .OrderByDescending(i => literals.Select(l => l.Key[i]).Distinct().Count())
            .First();
        writer.Open($"switch ({span}[{place}])");
        foreach (var group in literals.GroupBy(l => l.Key[place]).OrderBy(g => g.Key))
            EmitCase(@case.Letters(group.Key).Select(c => "(byte)" + SymbolDisplay.FormatLiteral(c, quote: true)), group.ToList());
        writer.Close();
    }
}
