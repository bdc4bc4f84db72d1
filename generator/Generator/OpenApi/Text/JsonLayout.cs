using System.Text;

namespace Adapters.Generator.OpenApi.Text;

/// <summary>Lays compact JSON out in lines, so that two versions of a document can be compared line by line.</summary>
internal static class JsonLayout
{
    public static string Indent(string json)
    {
        var text = new StringBuilder(json.Length * 2);
        var (depth, isQuoted) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            var letter = json[i];
            if (isQuoted || letter == '"')
            {
                text.Append(letter);
                if (letter == '\\')
                    text.Append(json[++i]);
                else if (letter == '"')
                    isQuoted = !isQuoted;
            }
            else if (letter is '{' or '[' && json[i + 1] is '}' or ']')
            {
                text.Append(letter).Append(json[++i]);
            }
            else
            {
                Append(text, letter, ref depth);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, char letter, ref int depth)
    {
        if (letter is '}' or ']')
            Break(text, --depth);
        text.Append(letter);
        if (letter is '{' or '[')
            Break(text, ++depth);
        else if (letter == ',')
            Break(text, depth);
        else if (letter == ':')
            text.Append(' ');
    }

    private static void Break(StringBuilder text, int depth) => text.Append('\n').Append(' ', depth * 2);
}
