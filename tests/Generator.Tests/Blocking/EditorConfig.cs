using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Tests.Blocking;

/// <summary>What a real .editorconfig says of files: the severities of rules for the compiler, the options for analyzers.</summary>
internal sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(
        (AnalyzerConfig[])[AnalyzerConfig.Parse(text, "/src/.editorconfig")]);

    public IReadOnlyDictionary<string, string> OptionsOf(string path) => _set.GetOptionsForSourcePath(path).AnalyzerOptions;

    /// <summary>The compilation with the severities that the file sets.</summary>
    public CSharpCompilation Applied(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(this));

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
