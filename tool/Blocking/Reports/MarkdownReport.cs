using System.Text;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>The report for a pull request or a wiki.</summary>
internal static class MarkdownReport
{
    public static string Write(Report report)
    {
        var text = new StringBuilder($"# Blocking calls\n\n{report.Summary}.\n");
        foreach (var group in report.Groups)
        {
            text.Append($"\n## {Escape(group.Name)} at {Escape(report.PlaceOf(group.Root))}\n\n");
            text.Append("| severity | rule | place | calls |\n|---|---|---|---|\n");
            foreach (var finding in group.Findings)
            {
                text.Append($"| {TextReport.NameOf(finding.Severity)} | [{finding.Rule}]({finding.Help}) ");
                text.Append($"| {Escape($"{report.Relative(finding.File)}:{finding.Line}")} ");
                text.Append($"| {Escape($"{finding.Member} → {finding.Path.Text}")} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Names of generic types and of operators have characters that mean something in Markdown.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (c is '|' or '<' or '>' or '*' or '_' or '`' or '[' or ']' or '\\' or '#')
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
