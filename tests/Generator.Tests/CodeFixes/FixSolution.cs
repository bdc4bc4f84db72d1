using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Generator.Tests.CodeFixes;

/// <summary>A solution in a workspace, with the findings of the blocking rules, to apply fixes to.</summary>
internal sealed class FixSolution
{
    private readonly ImmutableHashSet<string> _before;
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly IReadOnlyDictionary<string, string> _options;
    private readonly ConditionalWeakTable<Project, FindingsOf> _findings;

    private FixSolution(Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers, IReadOnlyDictionary<string, string> options)
        : this(solution, [.. Problems(solution)], analyzers, options, [])
    {
    }

    private FixSolution(
        Solution solution, ImmutableHashSet<string> before, ImmutableArray<DiagnosticAnalyzer> analyzers,
        IReadOnlyDictionary<string, string> options,
        ConditionalWeakTable<Project, FindingsOf> findings) =>
        (Solution, _before, _analyzers, _options, _findings) = (solution, before, analyzers, options, findings);

    public Solution Solution { get; private set; }

    /// <summary>Projects of documents; each project references those before it.</summary>
    public static FixSolution Of(params (string Name, string Text)[][] projects) => Of([new BlockingAnalyzer()], projects);

    public static FixSolution Of(ImmutableArray<DiagnosticAnalyzer> analyzers, params (string Name, string Text)[][] projects) =>
        new(Make(projects), analyzers, new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" });

    /// <summary>A project with the generators of .NET.</summary>
    public static FixSolution WithGenerators(ImmutableArray<DiagnosticAnalyzer> analyzers, params (string Name, string Text)[] documents)
    {
        var solution = Make(documents);
        var project = solution.Projects.Single().AddAnalyzerReferences(PlatformGenerators.References);
        return new FixSolution(project.Solution, analyzers, new Dictionary<string, string>());
    }

    /// <summary>A file of the suite, with its options.</summary>
    public static FixSolution Of(SuiteFile file) => new(Make([(file.Name, file.Text)]), [new BlockingAnalyzer()], file.Options);

    /// <summary>A program of top-level statements.</summary>
    public static FixSolution OfProgram(string text)
    {
        var solution = Make([("Source.cs", text)]);
        var id = solution.ProjectIds[0];
        var options = solution.GetProject(id)!.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication);
        return Of(solution.WithProjectCompilationOptions(id, options));
    }

    /// <summary>A project that does not reference Adapters.</summary>
    public static FixSolution WithoutAdapters(string text)
    {
        var solution = Make([("Source.cs", text)]);
        var project = solution.Projects.Single();
        var without = project.MetadataReferences.Where(r => r.Display?.Contains("Adapters.", StringComparison.Ordinal) != true);
        var usings = project.Documents.Single(d => d.Name == "Usings.cs");
        return Of(solution.WithProjectMetadataReferences(project.Id, without)
            .WithDocumentText(usings.Id, SourceText.From(TextOf(usings).Replace("global using Adapters;", "", StringComparison.Ordinal))));
    }

    private static FixSolution Of(Solution solution) =>
        new(solution, [new BlockingAnalyzer()], new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" });

    private static Solution Make(params (string Name, string Text)[][] projects)
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

        return solution;
    }

    public static FixSolution Of(string text) => Of([("Source.cs", text)]);

    /// <summary>The findings of a document, in their order.</summary>
    public ImmutableArray<Diagnostic> Findings(string document = "Source.cs") => [.. Findings(DocumentOf(document).Project)
        .Where(f => f.Location.SourceTree!.FilePath == document).OrderBy(f => f.Location.SourceSpan.Start)];

    /// <summary>The titles of what a fix offers for a finding.</summary>
    public IReadOnlyList<string> Titles(CodeFixProvider fix, string document = "Source.cs", int finding = 0) =>
        Titles(fix, document, Findings(document)[finding]);

    public IReadOnlyList<string> Titles(CodeFixProvider fix, string document, Diagnostic finding) =>
        [.. Actions(fix, document, finding).Select(a => a.Title)];

    /// <summary>The same again, to apply something else to.</summary>
    public FixSolution Fork() => new(Solution, _before, _analyzers, _options, _findings);

    /// <summary>Applies what a fix offers for a finding, and expects that the solution compiles as well as before.</summary>
    public FixSolution Apply(CodeFixProvider fix, string document = "Source.cs", int finding = 0, int action = 0)
    {
        var actions = Actions(fix, document, Findings(document)[finding]);
        Assert.True(actions.Count > action, "the fix offers nothing");
        return Apply(actions[action]);
    }

    /// <summary>What is wrong with the solution after each action that a fix offers for a finding, applied to it as it is.</summary>
    public IEnumerable<string> Trials(CodeFixProvider fix, string document, Diagnostic finding)
    {
        var count = Findings(document).Count(f => IsLike(f, finding));
        foreach (var action in Actions(fix, document, finding))
        {
            var changed = Changed(action);
            foreach (var problem in Added(changed))
                yield return $"{action.Title}: {problem}";
            if (Findings(changed.Projects.Single(p => p.Documents.Any(d => d.Name == document))).Count(f => IsLike(f, finding)) >= count)
                yield return $"{action.Title}: the finding is there as before: {finding.GetMessage()}";
        }
    }

    private static bool IsLike(Diagnostic a, Diagnostic b) => a.Id == b.Id && a.GetMessage() == b.GetMessage();

    public FixSolution ApplyAll(CodeFixProvider fix, FixAllScope scope, string document = "Source.cs")
    {
        Assert.True(TryApplyAll(fix, scope, document), "the fix offers nothing");
        return this;
    }

    public bool TryApplyAll(CodeFixProvider fix, FixAllScope scope, string document = "Source.cs")
    {
        var key = Findings(document).SelectMany(f => Actions(fix, document, f)).FirstOrDefault()?.EquivalenceKey;
        if (key is null)
            return false;
        var context = new FixAllContext(DocumentOf(document), fix, scope, key, fix.FixableDiagnosticIds, new Provider(Findings), default);
        var action = fix.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult();
        Assert.NotNull(action);
        Apply(action);
        return true;
    }

    public string Text(string document = "Source.cs") => TextOf(DocumentOf(document));

    public Document DocumentOf(string name) => Solution.Projects.SelectMany(p => p.Documents).Single(d => d.Name == name);

    private FixSolution Apply(CodeAction action)
    {
        Solution = Changed(action);
        var added = Added(Solution).ToList();
        Assert.True(added.Count == 0, string.Join('\n', added) + "\n"
            + string.Join('\n', Solution.Projects.SelectMany(p => p.Documents).Select(TextOf)));
        return this;
    }

    private static Solution Changed(CodeAction action) =>
        action.GetOperationsAsync(default).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private IEnumerable<string> Added(Solution solution) => Problems(solution).Where(p => !_before.Contains(p));

    private static string TextOf(Document document) => document.GetTextAsync().GetAwaiter().GetResult().ToString();

    private List<CodeAction> Actions(CodeFixProvider fix, string document, Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(DocumentOf(document), finding, (a, _) => actions.Add(a), default);
        fix.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return actions;
    }

    // Some errors about await are found when the code is lowered: so it is emitted.
    private static IEnumerable<string> Problems(Solution solution) => solution.Projects
        .SelectMany(p => p.GetCompilationAsync().GetAwaiter().GetResult()!.Emit(Stream.Null).Diagnostics)
        .Where(d => d.Severity >= DiagnosticSeverity.Warning)
        .Select(d => $"{d.Id} {d.GetMessage()}");

    private ImmutableArray<Diagnostic> Findings(Project project) => _findings.GetValue(project, p => new FindingsOf(
        SuiteCompilation.Analyze(p.GetCompilationAsync().GetAwaiter().GetResult()!, _analyzers, _options))).All;

    private sealed record FindingsOf(ImmutableArray<Diagnostic> All);

    private sealed class Provider(Func<Project, ImmutableArray<Diagnostic>> findings) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken))
                .Where(f => f.Location.SourceTree!.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Task.Run(() => findings(project), cancellationToken);
    }
}
