using System.Text;
using Adapters.Tool.Blocking.Findings;
using Microsoft.CodeAnalysis;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>The report for a terminal.</summary>
internal static class TextReport
{
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        foreach (var group in report.Groups)
        {
            if (group.IsDirect)
                AppendDirect(text, report, group);
            else
                AppendGroup(text, report, group);
        }

        return text.Append(report.Summary).Append('\n').ToString();
    }

    public static string NameOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private static void AppendDirect(StringBuilder text, Report report, FindingGroup group)
    {
        foreach (var finding in group.Findings)
        {
            text.Append($"{report.Relative(finding.File)}:{finding.Line}: {NameOf(finding.Severity)} {finding.Rule}: {finding.Message} ");
            text.Append($"(in {finding.Member})\n");
        }

        text.Append('\n');
    }

    private static void AppendGroup(StringBuilder text, Report report, FindingGroup group)
    {
        text.Append($"{report.PlaceOf(group.Root)}: {group.Name}, {Counted.Of(group.Findings.Count, "way")}\n");
        foreach (var finding in group.Findings)
        {
            text.Append($"  {NameOf(finding.Severity),-7} {finding.Rule}  {report.Relative(finding.File)}:{finding.Line}\n");
            text.Append($"          {finding.Member} → {finding.Path.Text}\n");
        }

        text.Append('\n');
    }
}
