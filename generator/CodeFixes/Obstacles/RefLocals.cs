using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>Finds variables that must not be used on both sides of an await: references, and values of ref struct types.</summary>
internal static class RefLocals
{
    /// <summary>Returns the description of the first such variable in the function, or null.</summary>
    public static string? KeptAcross(
        IReadOnlyCollection<SyntaxNode> awaits, SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in FunctionSyntax.OwnNodes(function))
        {
            if (node is CommonForEachStatementSyntax loop && EnumeratesOnStack(loop, awaits, model))
                return $"enumerates a '{TypeOf(loop, model)}' across the await";
            if (Declared(node, model, cancellation) is { } local && awaits.Any(a => IsKept(local, node, a, function, model)))
                return $"keeps {TextOf(local)} across the await";
        }

        return null;
    }

    private static string TextOf(ILocalSymbol local) =>
        local.IsRef ? $"the reference '{local.Name}'" : $"'{local.Name}', a '{Obstacle.NameOf(local.Type)}',";

    private static ILocalSymbol? Declared(SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax
        && model.GetDeclaredSymbol(node, cancellation) is ILocalSymbol local && (local.IsRef || local.Type.IsRefLikeType) ? local : null;

    private static bool IsKept(ILocalSymbol local, SyntaxNode declaration, SyntaxNode awaited, SyntaxNode function, SemanticModel model)
    {
        if (awaited.SpanStart < declaration.SpanStart)
            return false;
        if (local.IsUsing)
            return declaration.FirstAncestorOrSelf<BlockSyntax>() is { } scope && scope.Span.Contains(awaited.Span);
        var loop = awaited.Ancestors().TakeWhile(n => n != function).LastOrDefault(n => IsLoop(n) && !n.Span.Contains(declaration.Span));
        return FunctionSyntax.OwnNodes(function).OfType<IdentifierNameSyntax>().Any(use =>
            use.Identifier.ValueText == local.Name
            && (use.SpanStart > awaited.Span.End || (loop is not null && loop.Span.Contains(use.Span)))
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use).Symbol, local));
    }

    private static bool IsLoop(SyntaxNode node) =>
        node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax;

    private static bool EnumeratesOnStack(CommonForEachStatementSyntax loop, IReadOnlyCollection<SyntaxNode> awaits, SemanticModel model) =>
        model.GetForEachStatementInfo(loop).GetEnumeratorMethod?.ReturnType.IsRefLikeType == true
        && awaits.Any(a => loop.Statement.Span.Contains(a.Span));

    private static string TypeOf(CommonForEachStatementSyntax loop, SemanticModel model) =>
        Obstacle.NameOf(model.GetTypeInfo(loop.Expression).Type);
}
