namespace Adapters.Tool.Blocking.Reports;

/// <summary>The forms of a report, by their names on the command line.</summary>
internal static class ReportFormats
{
    public static readonly string[] Names = ["text", "markdown", "sarif", "html"];

    public static string Write(Report report, string format) => format switch
    {
        "markdown" => MarkdownReport.Write(report),
        "sarif" => SarifReport.Write(report),
        "html" => HtmlReport.Write(report),
        _ => TextReport.Write(report),
    };
}
