using System.Collections.Immutable;
using Adapters.Analyzers.Blocking;
using Adapters.CodeFixes.Chain.Reading;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.CodeFixes.Chain;

/// <summary>
/// Fixes all findings of a document, a project or the solution, one chain after another. A fixed call may reveal the next finding, so the
/// rules run again until nothing more can be fixed.
/// </summary>
internal sealed class MakeChainAsyncFixAll : FixAllProvider
{
    /// <summary>The limit of rounds. Each round fixes at least one of the calls that a call leads to.</summary>
    private const int MaxRounds = 10;

    public static readonly MakeChainAsyncFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var solution = context.Solution;
        var findings = await GivenAsync(context).ConfigureAwait(false);
        for (var round = 0; round < MaxRounds && findings.Length > 0; round++)
        {
            var changed = await FixAsync(solution, findings, context).ConfigureAwait(false);
            if (changed == solution)
                break;
            solution = changed;
            findings = await FindAsync(solution, context).ConfigureAwait(false);
        }

        if (solution == context.Solution)
            return null;
        var title = context.CodeActionEquivalenceKey == MakeChainAsyncFix.MakeAsyncKey
            ? "Make all chains asynchronous"
            : "Run all that cannot be made asynchronous on another thread";
        return CodeAction.Create(title, _ => Task.FromResult(solution), context.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> FixAsync(Solution solution, ImmutableArray<Diagnostic> findings, FixAllContext context)
    {
        var bodies = new SolutionBodies(context.CancellationToken);
        var reader = new ChainReader(solution, bodies, context.CancellationToken);
        var conversion = new ChainConversion(solution, bodies, context.CancellationToken);
        var offloads = new Dictionary<SyntaxNode, NodeEdit>();
        foreach (var finding in findings)
        {
            if (await reader.ReadAsync(finding).ConfigureAwait(false) is not { } chain
                || await conversion.AddAsync(chain).ConfigureAwait(false) is null
                || await ChainOffload.EditsAsync(chain, solution, context.CancellationToken).ConfigureAwait(false) is not { } edits)
                continue;
            // One inside another waits for the next round, because a lambda would be around its await.
            if (!edits.Any(e => offloads.Keys.Any(o => AreNested(o, e.Node))))
                Add(offloads, edits);
        }

        return context.CodeActionEquivalenceKey == MakeChainAsyncFix.MakeAsyncKey
            ? conversion.Changed
            : await SolutionEdits.ApplyAsync(solution, offloads.Values, context.CancellationToken).ConfigureAwait(false);
    }

    private static bool AreNested(SyntaxNode a, SyntaxNode b) =>
        a != b && a.SyntaxTree == b.SyntaxTree && a is ExpressionSyntax == b is ExpressionSyntax && a.Span.OverlapsWith(b.Span);

    private static void Add(Dictionary<SyntaxNode, NodeEdit> offloads, IEnumerable<NodeEdit> edits)
    {
        foreach (var edit in edits)
            offloads[edit.Node] = edit;
    }

    private static async Task<ImmutableArray<Diagnostic>> GivenAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document)
            return context.Document is { } document ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false) : [];
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in ProjectsOf(context, context.Solution))
            findings.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return Ordered(findings);
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Solution solution, FixAllContext context)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in ProjectsOf(context, solution))
        {
            if (await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
                continue;
            var found = await compilation.WithAnalyzers([new BlockingAnalyzer()], project.AnalyzerOptions)
                .GetAnalyzerDiagnosticsAsync(context.CancellationToken).ConfigureAwait(false);
            findings.AddRange(found.Where(f => IsInScope(f, solution, context)));
        }

        return Ordered(findings);
    }

    private static bool IsInScope(Diagnostic finding, Solution solution, FixAllContext context) =>
        context.Scope != FixAllScope.Document || solution.GetDocument(finding.Location.SourceTree)?.Id == context.Document!.Id;

    private static IEnumerable<Project> ProjectsOf(FixAllContext context, Solution solution) => context.Scope == FixAllScope.Solution
        ? solution.Projects.Where(p => p.Language == LanguageNames.CSharp)
        : [solution.GetProject(context.Project.Id)!];

    private static ImmutableArray<Diagnostic> Ordered(IEnumerable<Diagnostic> findings) =>
        [.. findings.OrderBy(f => f.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(f => f.Location.SourceSpan.Start)];
}
