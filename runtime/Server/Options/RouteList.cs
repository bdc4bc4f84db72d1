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
        var rows = routes.OrderBy(r => r.Template, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal)
            .Select(r => new[] { r.Method, r.Template, r.Handler, r.IsSync ? "worker thread" : "event loop", r.Conditions })
            .Prepend(["METHOD", "PATH", "HANDLER", "RUNS ON", routes.Any(r => r.Conditions.Length > 0) ? "ONLY FOR" : ""])
            .ToList();
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => r[i].Length) + Gap).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(string.Concat(row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        return text.ToString();
    }
}
