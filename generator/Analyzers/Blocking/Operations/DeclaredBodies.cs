using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>The declarations that have a body of their own: methods, constructors and accessors.</summary>
internal static class DeclaredBodies
{
    /// <summary>Indicates whether a node is such a declaration; of a property without accessors, its arrow clause is.</summary>
    public static bool Is(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax };

    /// <summary>The method or the function that runs the body.</summary>
    public static IMethodSymbol? MethodOf(SyntaxNode body, SemanticModel model)
    {
        if (body is AnonymousFunctionExpressionSyntax)
            return model.GetSymbolInfo(body).Symbol as IMethodSymbol;
        return model.GetDeclaredSymbol(body is ArrowExpressionClauseSyntax ? body.Parent! : body) switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property => property.GetMethod,
            _ => null,
        };
    }
}
