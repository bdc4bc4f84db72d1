using Adapters.Generator.Diagnostics;
using Adapters.Generator.Rules.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Tests.CodeFixes.Definitions;

/// <summary>Applies a fix to the only finding of a source: the result has no finding, and compiles.</summary>
internal static class DefinitionFixRun
{
    public static void Fixes(CodeFixProvider fix, string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        var compilation = GeneratorRun.Compile(before, "Shop");
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References));
        var document = project.AddDocument("Source.cs", compilation.SyntaxTrees[0].GetText());
        var finding = Assert.Single(Findings(document.Project));
        CodeAction? action = null;
        fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (a, _) => action = a, default)).GetAwaiter().GetResult();
        var applied = Assert.IsType<ApplyChangesOperation>(Assert.Single(action!.GetOperationsAsync(default).GetAwaiter().GetResult()));
        var changed = applied.ChangedSolution.GetDocument(document.Id)!;
        var text = changed.GetTextAsync().GetAwaiter().GetResult().ToString();
        Assert.Equal(GeneratorRun.Compile(after, "Shop").SyntaxTrees[0].ToString(), text);
        Assert.Empty(Findings(changed.Project));
        var result = changed.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
        Assert.DoesNotContain(result.GetDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    private static IEnumerable<Diagnostic> Findings(Project project) => project.GetCompilationAsync().GetAwaiter().GetResult()!
        .WithAnalyzers([new DefinitionAnalyzer()], new AnalyzerOptions([]))
        .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
}
