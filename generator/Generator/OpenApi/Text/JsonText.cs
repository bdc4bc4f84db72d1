using System.Globalization;
using System.Text;

namespace Adapters.Generator.OpenApi.Text;

/// <summary>Writes JSON values as compact text.</summary>
internal static class JsonText
{
    /// <summary>Returns a string. What C# takes for the end of a line is escaped, too, and half of a surrogate pair is replaced.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                quoted.Append(text[i++]).Append(text[i]);
            else
                Append(quoted, text[i]);
        }

        return quoted.Append('"').ToString();
    }

    public static string Array(IEnumerable<string> values) => $"[{string.Join(",", values)}]";

    /// <summary>Returns a constant, or null if JSON has no such value.</summary>
    public static string? Constant(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => Quote(text),
        char letter => Quote(letter.ToString()),
        double number => double.IsNaN(number) || double.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture),
        float number => float.IsNaN(number) || float.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static void Append(StringBuilder quoted, char letter)
    {
        if (letter is '"' or '\\')
            quoted.Append('\\').Append(letter);
        else if (letter == '\n')
            quoted.Append("\\n");
        else if (char.IsSurrogate(letter))
            quoted.Append('\uFFFD');
        else if (letter is < ' ' or '\u0085' or '\u2028' or '\u2029' or '\u007f')
            quoted.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        else
            quoted.Append(letter);
    }
}
