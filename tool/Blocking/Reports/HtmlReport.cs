using System.Net;
using System.Text;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>The report for a browser: one file, with a picture of the ways to each place that blocks.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; color: #1f2328; background: #fff }
        h2 { font-size: 1.1em; margin: 2.2em 0 .4em; border-top: 1px solid #d1d9e0; padding-top: 1em }
        code, td.place { font-family: ui-monospace, monospace; font-size: .87em }
        table { border-collapse: collapse; width: 100% } td { padding: .2em .8em .2em 0; vertical-align: top }
        .warning, .error { color: #9a3412 } .info { color: #57606a } .picture { overflow-x: auto; margin: .6em 0 }
        svg text { font: 12px ui-monospace, monospace; fill: #1f2328 } svg .at { fill: #57606a; font-size: 10px }
        svg rect { fill: #f6f8fa; stroke: #8c959f } svg rect.root { fill: #ffebe9; stroke: #cf222e }
        svg path { fill: none; stroke: #8c959f }
        """;

    public static string Write(Report report)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Blocking calls</title>\n");
        html.Append($"<style>\n{Style}\n</style>\n<h1>Blocking calls</h1>\n<p>{Encode(report.Summary)}.</p>\n");
        foreach (var group in report.Groups)
            AppendGroup(html, report, group);
        return html.Append("</html>\n").ToString();
    }

    private static void AppendGroup(StringBuilder html, Report report, FindingGroup group)
    {
        html.Append($"<h2>{Encode(group.Name)} <code>{Encode(report.PlaceOf(group.Root))}</code></h2>\n");
        if (!group.IsDirect)
            html.Append($"<div class=\"picture\">{PathPicture.Draw(CallTree.Of(group, report))}</div>\n");
        html.Append("<table>\n");
        foreach (var finding in group.Findings)
        {
            var severity = TextReport.NameOf(finding.Severity);
            html.Append($"<tr><td class=\"{severity}\">{severity}</td><td><a href=\"{Encode(finding.Help)}\">{finding.Rule}</a></td>");
            html.Append($"<td class=\"place\">{Encode(report.Relative(finding.File))}:{finding.Line}</td>");
            html.Append($"<td>{Encode(finding.Message)} (in <code>{Encode(finding.Member)}</code>)</td></tr>\n");
        }

        html.Append("</table>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
