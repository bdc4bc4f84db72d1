using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks.Rules.Seeds;

using Project = Microsoft.CodeAnalysis.Project;

/// <summary>The places where a statement can be planted: one in each asynchronous method, found by its syntax.</summary>
internal sealed class Places(Random random)
{
    public async Task<List<(DocumentId Document, int Position)>> OfAsync(IEnumerable<Project> projects)
    {
        var places = new List<(DocumentId, int)>();
        foreach (var document in projects.SelectMany(p => p.Documents).OrderBy(d => d.FilePath, StringComparer.Ordinal))
        {
            if (document.FilePath!.Contains("/obj/", StringComparison.Ordinal))
                continue;
            var (root, text) = ((await document.GetSyntaxRootAsync())!, await document.GetTextAsync());
            var bodies = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(m => m.Modifiers.Any(SyntaxKind.AsyncKeyword)).Select(m => m.Body).OfType<BlockSyntax>();
            places.AddRange(bodies.Select(b => PlaceIn(b, text)).OfType<StatementSyntax>().Select(s => (document.Id, s.SpanStart)));
        }

        return places;
    }

    /// <summary>A statement that is reached, and that is the first of its line.</summary>
    private StatementSyntax? PlaceIn(BlockSyntax body, SourceText text)
    {
        var reached = body.Statements.TakeWhile((_, i) => i == 0 || !Ends(body.Statements[i - 1]))
            .Where(s => IsFirstOfLine(s, text)).ToArray();
        return reached.Length == 0 ? null : reached[random.Next(reached.Length)];
    }

    /// <summary>Nothing after it is reached, or not for sure.</summary>
    private static bool Ends(StatementSyntax statement) => statement
        is ReturnStatementSyntax or ThrowStatementSyntax or WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax
        or LabeledStatementSyntax or BlockSyntax or TryStatementSyntax or IfStatementSyntax { Else: not null } or SwitchStatementSyntax
        or YieldStatementSyntax;

    private static bool IsFirstOfLine(StatementSyntax statement, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        return string.IsNullOrWhiteSpace(text.ToString(new(line.Start, statement.SpanStart - line.Start)))
            && statement is not LocalFunctionStatementSyntax;
    }
}
