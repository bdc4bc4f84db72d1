using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain;

/// <summary>Compiles the changed documents, so that nothing the checks missed reaches the user's code.</summary>
internal static class Verification
{
    /// <summary>Returns the first error or warning that was not there before, or null.</summary>
    public static async Task<Diagnostic?> NewProblemAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()))
        {
            var known = (await ProblemsAsync(before.GetDocument(id), cancellation).ConfigureAwait(false)).ToLookup(e => e.Id);
            var found = (await ProblemsAsync(after.GetDocument(id), cancellation).ConfigureAwait(false)).ToLookup(e => e.Id);
            if (found.FirstOrDefault(e => e.Count() > known[e.Key].Count()) is { } more)
                return more.First();
        }

        return null;
    }

    private static async Task<IEnumerable<Diagnostic>> ProblemsAsync(Document? document, CancellationToken cancellation) =>
        document is not null && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellation).Where(d => d.Severity >= DiagnosticSeverity.Warning)
            : [];
}
