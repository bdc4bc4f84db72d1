using System.Globalization;
using System.Text;

namespace Benchmarks.Runner;

/// <summary>A bar chart of the processor time a request, row by row.</summary>
internal static class Plot
{
    private const int Width = 760;
    private const int LabelWidth = 130;
    private const int BarHeight = 20;
    private const int RowGap = 34;

    public static string Draw(List<Result> results)
    {
        var body = new StringBuilder();
        var y = 10;
        foreach (var group in results.Where(r => r.Rates.Count > 0).GroupBy(r => (r.Row, r.Connections)))
            y = DrawRow(body, group.Key.Row, group.Key.Connections, [.. group.OrderBy(r => r.Cost)], y) + RowGap;
        Text(body, 10, y - 12, "Microseconds of the server's processor for a request; shorter is better.", "#444444");
        return FormattableString.Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {y}" font-family="sans-serif" font-size="12">
            <rect width="{Width}" height="{y}" fill="#ffffff"/>
            {body}</svg>

            """);
    }

    private static int DrawRow(StringBuilder body, string id, int connections, List<Result> results, int y)
    {
        var title = Row.All.First(r => r.Id == id).Title;
        Text(body, 10, y + 12, $"{id}: {title}, {connections} connections", "#222222", isBold: true);
        y += 22;
        var longest = results.Max(r => r.Cost);
        foreach (var result in results)
        {
            var length = result.Cost / longest * (Width - LabelWidth - 80);
            var colour = result.Peer == Peer.Adapters.Name ? "#1b7f5c" : result.Peer == Peer.Floor.Name ? "#b9b9b9" : "#5b7fb5";
            Text(body, 10, y + 14, result.Peer, "#222222");
            body.AppendLine(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{LabelWidth}\" y=\"{y}\" width=\"{length:0.0}\" height=\"{BarHeight - 4}\" fill=\"{colour}\"/>");
            Text(body, (int)(LabelWidth + length + 6), y + 13, result.Cost.ToString("0.0", CultureInfo.InvariantCulture), "#444444");
            y += BarHeight;
        }

        return y;
    }

    private static void Text(StringBuilder body, int x, int y, string text, string colour, bool isBold = false) =>
        body.AppendLine(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\"{(isBold ? " font-weight=\"bold\"" : "")}>{text}</text>");
}
