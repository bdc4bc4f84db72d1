using System.Collections.Immutable;
using Adapters.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Baseline;

/// <summary>Reports the lines of a baseline that cannot be read, and the entries whose member is gone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaselineAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor StaleEntry = Rule.Information(
        "ADPT132", Rule.Blocking, "Stale line in the baseline", "'{0}' {1}",
        "A line of the baseline that no finding needs can be removed: `adapters blocking . --write-baseline` does it.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [StaleEntry];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (BaselineFiles.Read(context.AdditionalFile, context.CancellationToken) is not { } baseline)
            return;
        foreach (var (line, problem) in baseline.Problems)
            Report(context, line, line.ToString().Trim(), problem);
        foreach (var entry in baseline.Lines.Where(e => e.Assembly == context.Compilation.AssemblyName))
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(entry.Key.Member, context.Compilation) is null)
                Report(context, entry.Line, entry.Key.Member, $"is stale: {entry.Assembly} has no such member");
        }
    }

    private static void Report(AdditionalFileAnalysisContext context, TextLine line, string text, string problem)
    {
        var place = new LinePositionSpan(new LinePosition(line.LineNumber, 0), new LinePosition(line.LineNumber, line.Span.Length));
        var location = Location.Create(context.AdditionalFile.Path, line.Span, place);
        context.ReportDiagnostic(Diagnostic.Create(StaleEntry, location, text, problem));
    }
}
