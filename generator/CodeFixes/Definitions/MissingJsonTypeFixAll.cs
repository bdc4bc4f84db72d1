using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Adapters.CodeFixes.Definitions;

/// <summary>Adds all missing types of a project to its context at once: edits of one class would be in each other's way.</summary>
internal sealed class MissingJsonTypeFixAll : FixAllProvider
{
    public static readonly MissingJsonTypeFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var solution = context.Solution;
        foreach (var project in ProjectsOf(context))
        {
            var types = await TypesAsync(context, project).ConfigureAwait(false);
            if (types.Length > 0)
                solution = await AddAsync(solution.GetProject(project.Id)!, types, context).ConfigureAwait(false);
        }

        return solution == context.Solution
            ? null
            : CodeAction.Create("Add all types to the context", _ => Task.FromResult(solution), context.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> AddAsync(Project project, ImmutableArray<string> types, FixAllContext context)
    {
        var contexts = await JsonContextClasses.FindAsync(project, context.CancellationToken).ConfigureAwait(false);
        if (contexts.Count == 0)
        {
            var document = context.Document is { } one && one.Project.Id == project.Id ? one : project.Documents.First();
            return await NewJsonContext.AddAsync(project.GetDocument(document.Id)!, types, context.CancellationToken).ConfigureAwait(false);
        }

        var name = contexts.Select(c => c.Name).FirstOrDefault(n => n == context.CodeActionEquivalenceKey) ?? contexts[0].Name;
        return await JsonContextClasses.AddAsync(project, name, types, context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<string>> TypesAsync(FixAllContext context, Project project)
    {
        var findings = context is { Scope: FixAllScope.Document, Document: { } document }
            ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
            : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
        return [.. findings.Select(MissingJsonTypeFix.TypeOf).OfType<string>().Distinct().OrderBy(t => t, StringComparer.Ordinal)];
    }

    private static IEnumerable<Project> ProjectsOf(FixAllContext context) => context.Scope == FixAllScope.Solution
        ? context.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp)
        : [context.Project];
}
