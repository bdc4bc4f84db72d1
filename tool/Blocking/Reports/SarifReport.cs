using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Adapters.Tool.Blocking.Findings;
using Microsoft.CodeAnalysis;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>The report for other programs: SARIF 2.1.0. Findings of the baseline are in it, suppressed.</summary>
internal static class SarifReport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Report report)
    {
        var all = report.New.Concat(report.Known).ToList();
        var driver = new JsonObject
        {
            ["name"] = "Adapters.Analyzers",
            ["informationUri"] = "https://github.com/adapters/adapters",
            ["version"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
            ["rules"] = new JsonArray([.. all.DistinctBy(f => f.Rule).OrderBy(f => f.Rule, StringComparer.Ordinal).Select(RuleOf)]),
        };
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = driver },
            ["originalUriBaseIds"] = new JsonObject { ["ROOT"] = new JsonObject { ["uri"] = new Uri(report.Folder + "/").AbsoluteUri } },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray(
                [.. report.New.Select(f => ResultOf(report, f, false)), .. report.Known.Select(f => ResultOf(report, f, true))]),
        };
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json", ["version"] = "2.1.0", ["runs"] = new JsonArray(run),
        }.ToJsonString(Indented) + "\n";
    }

    private static JsonObject RuleOf(Finding finding) => new()
    {
        ["id"] = finding.Rule, ["shortDescription"] = TextOf(finding.Title), ["helpUri"] = finding.Help,
    };

    private static JsonObject ResultOf(Report report, Finding finding, bool isKnown)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule,
            ["level"] = finding.Severity == DiagnosticSeverity.Info ? "note" : TextReport.NameOf(finding.Severity),
            ["message"] = TextOf(finding.Message),
            ["locations"] = new JsonArray(LocationOf(report, finding.File, finding.Line, finding.Column)),
            ["partialFingerprints"] = new JsonObject
            {
                ["baseline/v1"] = $"{finding.Assembly}|{finding.Key.Rule}|{finding.Key.Member}|{finding.Key.Callee}",
            },
            ["baselineState"] = isKnown ? "unchanged" : "new",
            ["codeFlows"] = new JsonArray(new JsonObject { ["threadFlows"] = new JsonArray(FlowOf(report, finding)) }),
        };
        if (isKnown)
            result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "external", ["justification"] = "It is in the baseline." });
        return result;
    }

    private static JsonObject FlowOf(Report report, Finding finding) => new()
    {
        ["locations"] = new JsonArray(
        [
            .. finding.Path.Items.Where(s => s.HasPlace).Select(step =>
            {
                var location = LocationOf(report, step.File, step.Line, null);
                location["message"] = TextOf(step.Name);
                return new JsonObject { ["location"] = location };
            }),
        ]),
    };

    private static JsonObject LocationOf(Report report, string file, int line, int? column)
    {
        var region = new JsonObject { ["startLine"] = line };
        if (column is not null)
            region["startColumn"] = column;
        return new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(report.Relative(file)), ["uriBaseId"] = "ROOT" },
                ["region"] = region,
            },
        };
    }

    private static string UriOf(string path) => Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);

    private static JsonObject TextOf(string text) => new() { ["text"] = text };
}
