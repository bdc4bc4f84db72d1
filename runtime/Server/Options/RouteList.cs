using System.Text;
using Adapters.CompilerServices;

namespace Adapters.Server.Options;

/// <summary>The output of <c>--routes</c>.</summary>
internal static class RouteList
{
    private const int Gap = 2;

    /// <summary>Returns a table of the routes, by path.</summary>
    /// <param name="routes">The routes, or null if they are not known.</param>
    /// <returns>The table, with a line of headings.</returns>
    /// <exception cref="ConfigurationException">The routes are not known.</exception>
    public static string Text(IReadOnlyList<RouteInfo>? routes)
    {
        if (routes is null)
            throw new ConfigurationException(
                "the routes of this application are not known: only a class with [AdaptersApp] has a list of them");
        // Without LINQ, whose sorting would make every native program larger by 40 KB.
        var rows = new string[routes.Count + 1][];
        rows[0] = ["METHOD", "PATH", "HANDLER", "RUNS ON", "ONLY FOR"];
        for (var i = 0; i < routes.Count; i++)
            rows[i + 1] = Cells(routes[i]);
        Array.Sort(rows, 1, routes.Count, Comparer<string[]>.Create(Compare));
        var widths = Widths(rows);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var start = text.Length;
            for (var i = 0; i < row.Length && widths[i] > 0; i++)
                text.Append(row[i]).Append(' ', widths[i] - row[i].Length);
            while (text.Length > start && text[^1] == ' ')
                text.Length--;
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string[] Cells(RouteInfo route) =>
        [route.Method, route.Template, route.Handler, route.IsSync ? "worker thread" : "event loop", route.Conditions];

    private static int Compare(string[] one, string[] other)
    {
        var byPath = string.CompareOrdinal(one[1], other[1]);
        return byPath != 0 ? byPath : string.CompareOrdinal(one[0], other[0]);
    }

    /// <summary>Returns the width of each column. The last one has none if no route has conditions.</summary>
    private static int[] Widths(string[][] rows)
    {
        var widths = new int[rows[0].Length];
        for (var column = 0; column < widths.Length; column++)
        {
            for (var i = 1; i < rows.Length; i++)
                widths[column] = Math.Max(widths[column], rows[i][column].Length);
            widths[column] = widths[column] > 0 || column < widths.Length - 1 ? Math.Max(widths[column], rows[0][column].Length) + Gap : 0;
        }

        return widths;
    }
}
