using System.Collections.Immutable;
using System.Globalization;
using Adapters;
using Adapters.Analyzers.Blocking;
using Adapters.CodeFixes.Chain;
using Basic.Reference.Assemblies;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Generator.Tests.CodeFixes.Chain;

/// <summary>
/// A solution of one or several projects, its findings, and the result of the fix. A text is one document, or several, each after a
/// line like <c>=== Shop/Store.cs</c>: the folder is the project, and each project references those before it.
/// </summary>
internal sealed class ChainRun
{
    /// <summary>A handler whose call leads to the store, in the texts that have none of their own.</summary>
    public const string Handler = """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Save();
            }
        }

        """;

    public const string AllAsync = "is_global = true\nadapters_blocking_scope = all_async";

    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks; global using Adapters;
        """;

    private static readonly CSharpCompilationOptions Library = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    private readonly Solution _solution;

    public ChainRun(string text, string? options = null, string usings = Usings, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        _solution = new AdhocWorkspace().CurrentSolution;
        foreach (var project in Split(text).GroupBy(d => d.Project))
            _solution = Add(_solution, project.Key, [.. project.Select(d => (d.Name, d.Text))], options, usings, kind);
    }

    private ChainRun(Solution solution) => _solution = solution;

    /// <summary>A file of the suite, with the packages that it uses.</summary>
    public static ChainRun Of(SuiteFile file)
    {
        var compilation = SuiteCompilation.Of(file.Text, file.Name);
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Suite", "Suite", LanguageNames.CSharp, compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, tree.GetText(), filePath: "/" + tree.FilePath);
        return new ChainRun(file.IsOfHandlers ? solution : WithOptions(solution, id, "Suite", AllAsync));
    }

    /// <summary>Applies each action for each finding by itself: what it breaks, by line.</summary>
    public async Task<List<string>> Breaks()
    {
        var before = await Problems(_solution);
        var breaks = new List<string>();
        foreach (var finding in await FindingsOf(_solution))
        {
            foreach (var action in await ActionsFor(finding))
            {
                var after = await Problems(await Apply(action));
                var news = after.Where(p => p.Value > before.GetValueOrDefault(p.Key)).Select(p => p.Key).ToList();
                if (news.Count > 0)
                    breaks.Add($"{finding.Location.GetLineSpan().StartLinePosition.Line + 1}: {action.Title}: {string.Join(" | ", news)}");
            }
        }

        return breaks;
    }

    /// <summary>What the compiler tells, but for null: in a lambda it does not know what was tested before, or found out by use.</summary>
    private static async Task<Dictionary<string, int>> Problems(Solution solution) =>
        (await solution.Projects.Single().GetCompilationAsync())!.GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS8602")
            .CountBy(d => $"{d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}").ToDictionary();

    /// <summary>Expects that the store cannot be made asynchronous: the title says why, and the action fixes the finding.</summary>
    public static Task Stops(string why, string store, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        new ChainRun(Handler + store, kind: kind)
            .Solves($"Run 'Store.Save' off the event loop: it cannot be made asynchronous because {why}");

    /// <summary>Applies the action for the first finding: it is gone, everything compiles, and the documents are as expected.</summary>
    public async Task Gives(string title, string expected)
    {
        await AssertCompiles(_solution);
        var action = await ActionFor((await FindingsOf(_solution))[0]);
        Assert.Equal(title, action.Title);
        await Check(action, expected);
    }

    /// <summary>Applies the action for the first finding and expects that it is gone.</summary>
    public async Task Solves(string title)
    {
        await AssertCompiles(_solution);
        var findings = await FindingsOf(_solution);
        var action = await ActionFor(findings[0]);
        Assert.Equal(title, action.Title);
        var changed = await Apply(action);
        await AssertCompiles(changed);
        var left = await FindingsOf(changed);
        Assert.True(left.Length < findings.Length, string.Join('\n', left));
    }

    /// <summary>No action is offered for any finding.</summary>
    public async Task OffersNothing()
    {
        foreach (var finding in await FindingsOf(_solution))
            Assert.Empty(await ActionsFor(finding));
    }

    /// <summary>Fixes all findings like the first one, or the first one in a document.</summary>
    public async Task GivesForAll(FixAllScope scope, string expected, int left = 0, string at = "")
    {
        await AssertCompiles(_solution);
        var all = await FindingsOf(_solution);
        var findings = all.Where(f => f.Location.SourceTree!.FilePath.EndsWith(at, StringComparison.Ordinal)).ToList();
        var key = (await ActionFor(findings[0])).EquivalenceKey;
        var document = _solution.GetDocument(findings[0].Location.SourceTree)!;
        var fix = new MakeChainAsyncFix();
        var context = scope == FixAllScope.Document
            ? new FixAllContext(document, fix, scope, key!, fix.FixableDiagnosticIds, new Found(_solution), default)
            : new FixAllContext(document.Project, fix, scope, key!, fix.FixableDiagnosticIds, new Found(_solution), default);
        await Check((await fix.GetFixAllProvider().GetFixAsync(context))!, expected, left);
    }

    private static async Task Check(CodeAction action, string expected, int left = 0)
    {
        var changed = await Apply(action);
        var documents = Split(expected).ToDictionary(d => $"{d.Project}/{d.Name}", d => d.Text);
        foreach (var document in changed.Projects.SelectMany(p => p.Documents).Where(d => d.Name != "Usings.cs"))
            Assert.Equal(documents[$"{document.Project.Name}/{document.Name}"], (await document.GetTextAsync()).ToString());
        await AssertCompiles(changed);
        Assert.Equal(left, (await FindingsOf(changed)).Length);
    }

    private async Task<CodeAction> ActionFor(Diagnostic finding) => Assert.Single(await ActionsFor(finding));

    private async Task<List<CodeAction>> ActionsFor(Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(_solution.GetDocument(finding.Location.SourceTree)!, finding, (a, _) => actions.Add(a), default);
        await new MakeChainAsyncFix().RegisterCodeFixesAsync(context);
        return actions;
    }

    private static async Task<Solution> Apply(CodeAction action) =>
        Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(default))).ChangedSolution;

    private static async Task AssertCompiles(Solution solution)
    {
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync())!;
            var wrong = compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
            var sources = wrong.Select(w => w.Location.SourceTree).Distinct();
            Assert.True(wrong.Count == 0, string.Join('\n', wrong) + "\n" + string.Join('\n', sources));
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsOf(Solution solution)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
            found.AddRange(await FindingsOf(project));
        return found.ToImmutable();
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsOf(Project project)
    {
        var compilation = await project.GetCompilationAsync();
        var found = await compilation!.WithAnalyzers([new BlockingAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, f => f.Id == "AD0001");
        return [.. found.OrderBy(f => f.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(f => f.Location.SourceSpan.Start)];
    }

    private static Solution Add(
        Solution solution, string name, List<(string Name, string Text)> documents, string? options, string usings, OutputKind kind)
    {
        var earlier = solution.ProjectIds.Select(id => new ProjectReference(id));
        var id = ProjectId.CreateNewId();
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: Library.WithOutputKind(kind),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest), projectReferences: earlier,
            metadataReferences: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(HandlerAttribute).Assembly.Location)]));
        if (options is not null)
            solution = WithOptions(solution, id, name, options);
        foreach (var (file, text) in documents.Append(("Usings.cs", usings)))
            solution = solution.AddDocument(DocumentId.CreateNewId(id), file, text, filePath: $"/{name}/{file}");
        return solution;
    }

    private static Solution WithOptions(Solution solution, ProjectId id, string name, string options) =>
        solution.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(id), ".globalconfig", SourceText.From(options), filePath: $"/{name}/.globalconfig");

    private static IEnumerable<(string Project, string Name, string Text)> Split(string text)
    {
        if (!text.StartsWith("=== ", StringComparison.Ordinal))
            text = "=== Shop/Source.cs\n" + text;
        foreach (var part in ("\n" + text).Split("\n=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var slash = part.IndexOf('/', StringComparison.Ordinal);
            yield return (part[..slash], part[(slash + 1)..end], part[(end + 1)..].TrimEnd('\n') + "\n");
        }
    }

    /// <summary>Gives a fix for all what the rules find.</summary>
    private sealed class Found(Solution solution) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) =>
            (await FindingsOf(document.Project)).Where(f => solution.GetDocument(f.Location.SourceTree) == document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await FindingsOf(project);
    }
}
