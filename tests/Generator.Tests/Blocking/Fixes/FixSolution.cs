using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Tests.Blocking.Fixes;

/// <summary>A solution in a workspace, with the findings of the blocking rules, to apply fixes to.</summary>
internal sealed class FixSolution
{
    private readonly ImmutableHashSet<string> _before;
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;

    private FixSolution(Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        Solution = solution;
        _analyzers = analyzers;
        _before = [.. Problems(solution)];
    }

    public Solution Solution { get; private set; }

    /// <summary>Projects of documents; each project references those before it.</summary>
    public static FixSolution Of(params (string Name, string Text)[][] projects) => Of([new BlockingAnalyzer()], projects);

    public static FixSolution Of(ImmutableArray<DiagnosticAnalyzer> analyzers, params (string Name, string Text)[][] projects)
    {
        var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        var template = SuiteCompilation.Of("");
        for (var i = 0; i < projects.Length; i++)
        {
            var id = ProjectId.CreateNewId();
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, $"P{i}", $"P{i}", LanguageNames.CSharp, compilationOptions: template.Options,
                parseOptions: template.SyntaxTrees[0].Options, metadataReferences: template.References,
                projectReferences: solution.ProjectIds.Select(p => new ProjectReference(p)).ToList()));
            solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", template.SyntaxTrees[0].GetText());
            foreach (var (name, text) in projects[i])
                solution = solution.AddDocument(DocumentId.CreateNewId(id), name, text, filePath: name);
        }

        return new FixSolution(solution, analyzers);
    }

    public static FixSolution Of(string text) => Of([("Source.cs", text)]);

    /// <summary>The findings of a document, in their order.</summary>
    public ImmutableArray<Diagnostic> Findings(string document = "Source.cs") => [.. Findings(DocumentOf(document).Project)
        .Where(f => f.Location.SourceTree!.FilePath == document).OrderBy(f => f.Location.SourceSpan.Start)];

    /// <summary>The titles of what a fix offers for a finding.</summary>
    public IReadOnlyList<string> Titles(CodeFixProvider fix, string document = "Source.cs", int finding = 0) =>
        [.. Actions(fix, document, Findings(document)[finding]).Select(a => a.Title)];

    /// <summary>Applies what a fix offers for a finding, and expects that the solution compiles as well as before.</summary>
    public FixSolution Apply(CodeFixProvider fix, string document = "Source.cs", int finding = 0, int action = 0)
    {
        var actions = Actions(fix, document, Findings(document)[finding]);
        Assert.True(actions.Count > action, "the fix offers nothing");
        return Apply(actions[action]);
    }

    public FixSolution ApplyAll(CodeFixProvider fix, FixAllScope scope, string document = "Source.cs")
    {
        var first = Findings(document).First(f => Actions(fix, document, f).Count > 0);
        var key = Actions(fix, document, first)[0].EquivalenceKey;
        var context = new FixAllContext(DocumentOf(document), fix, scope, key, fix.FixableDiagnosticIds, new Provider(Findings), default);
        var action = fix.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult();
        Assert.NotNull(action);
        return Apply(action);
    }

    public string Text(string document = "Source.cs") => TextOf(DocumentOf(document));

    public Document DocumentOf(string name) => Solution.Projects.SelectMany(p => p.Documents).Single(d => d.Name == name);

    private FixSolution Apply(CodeAction action)
    {
        var operation = action.GetOperationsAsync(default).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single();
        Solution = operation.ChangedSolution;
        var added = Problems(Solution).Where(p => !_before.Contains(p)).ToList();
        Assert.True(added.Count == 0, string.Join('\n', added) + "\n" + string.Join('\n', Solution.Projects.SelectMany(p => p.Documents).Select(TextOf)));
        return this;
    }

    private static string TextOf(Document document) => document.GetTextAsync().GetAwaiter().GetResult().ToString();

    private List<CodeAction> Actions(CodeFixProvider fix, string document, Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        fix.RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(document), finding, (a, _) => actions.Add(a), default)).GetAwaiter().GetResult();
        return actions;
    }

    private static IEnumerable<string> Problems(Solution solution) => solution.Projects
        .SelectMany(p => p.GetCompilationAsync().GetAwaiter().GetResult()!.GetDiagnostics())
        .Where(d => d.Severity >= DiagnosticSeverity.Warning)
        .Select(d => $"{d.Id} {d.GetMessage()}");

    private ImmutableArray<Diagnostic> Findings(Project project) => SuiteCompilation.Analyze(
        project.GetCompilationAsync().GetAwaiter().GetResult()!, _analyzers, new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" });

    private sealed class Provider(Func<Project, ImmutableArray<Diagnostic>> findings) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(f => f.Location.SourceTree!.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Task.Run(() => findings(project), cancellationToken);
    }
}
