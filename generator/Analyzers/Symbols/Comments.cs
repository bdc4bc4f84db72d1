namespace Adapters.Analyzers.Symbols;

/// <summary>
/// Comments in the text files of the rules: they begin with a number sign at the begin of a line or behind a space, because ids have the
/// sign inside of names.
/// </summary>
internal static class Comments
{
    public static string RemoveFrom(string line)
    {
        for (var i = line.IndexOf('#'); i >= 0; i = line.IndexOf('#', i + 1))
        {
            if (i == 0 || char.IsWhiteSpace(line[i - 1]))
                return line.Substring(0, i);
        }

        return line;
    }
}
