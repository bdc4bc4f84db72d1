using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing;

/// <summary>Writes the conditions under which a text is what an edge demands, and the arguments with its values.</summary>
internal sealed class EdgeTests(PathCase @case)
{
    private const string Reader = "global::Adapters.CompilerServices.RouteValue.";

    private int _values;
    private int _pieces;

    /// <summary>Returns the condition, or nothing if any text will do, and the argument for the value.</summary>
    /// <param name="text">The expression for the text.</param>
    /// <param name="isEmptyToo">Whether an empty text is a value.</param>
    public (string Condition, string Arguments) Read(EdgePart part, string text, bool isEmptyToo)
    {
        var conversion = part.Parameter!.Conversion!;
        var some = isEmptyToo || !conversion.IsText ? "" : $"{text}.Length > 0";
        if (part.IsText)
            return (some, $", {Reader}Text({text})");
        var value = $"value{++_values}";
        var conditions = part.Checks.Select(c => c.Condition(value))
            .Prepend($"{Reader}TryRead{conversion.TypeArguments}({text}, out var {value})");
        return (Join(conditions.Prepend(some)), $", {value}");
    }

    /// <summary>Returns the same for several parts: the text is split at the literals, from its end.</summary>
    public (string Condition, string Arguments) Split(EquatableArray<EdgePart> parts, string text)
    {
        var conditions = new List<string>();
        var (first, last) = (0, parts.Count - 1);
        if (parts[first].Parameter is null)
            text = Trim("TrimStart", parts[first++].Literal, text, conditions);
        if (parts[last].Parameter is null)
            text = Trim("TrimEnd", parts[last--].Literal, text, conditions);
        var texts = new Stack<string>();
        for (var i = last - 1; i > first; i -= 2)
        {
            var (before, after) = (NextPiece(), NextPiece());
            conditions.Add(
                $"{Reader}SplitLast({text}, {EmittedNames.Utf8(parts[i].Literal)}, out var {before}, out var {after}{@case.Argument})");
            texts.Push(after);
            text = before;
        }

        texts.Push(text);
        var values = parts.Where(p => p.Parameter is not null)
            .Select(p => Read(p, texts.Pop(), isEmptyToo: false))
            .ToList();
        return (Join(conditions.Concat(values.Select(v => v.Condition))), string.Concat(values.Select(v => v.Arguments)));
    }

    private string Trim(string method, string literal, string text, List<string> conditions)
    {
        var piece = NextPiece();
        conditions.Add($"{Reader}{method}({text}, {EmittedNames.Utf8(literal)}, out var {piece}{@case.Argument})");
        return piece;
    }

    private string NextPiece() => $"piece{++_pieces}";

    private static string Join(IEnumerable<string> conditions) => string.Join(" && ", conditions.Where(c => c.Length > 0));
}
