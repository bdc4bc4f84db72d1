using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>The declarations of a file that may be in scope, or have a function in them that is, as far as their syntax says.</summary>
internal static class ScopedDeclarations
{
    private const int ParametersOfApplication = 3;

    /// <param name="tree">The file.</param>
    /// <param name="isAll">Whether more is in scope than handlers and what is marked.</param>
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, bool isAll) => tree.GetRoot()
        .DescendantNodes(n => !DeclaredBodies.Is(n) && n is not (StatementSyntax or BaseFieldDeclarationSyntax))
        .Where(n => DeclaredBodies.Is(n) && (isAll ? MayBeAsynchronous(n) : MayBeMarked(n)));

    private static bool MayBeAsynchronous(SyntaxNode declaration) =>
        TypeOf(declaration) is not PredefinedTypeSyntax || Has(declaration, SyntaxKind.AsyncKeyword) || MayBeMarked(declaration)
        || declaration.DescendantNodes().Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool MayBeMarked(SyntaxNode declaration) =>
        declaration is BaseMethodDeclarationSyntax { ParameterList.Parameters.Count: ParametersOfApplication }
        || declaration.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
            .Any(m => m.AttributeLists.Count > 0 || m.Modifiers.Any(SyntaxKind.PartialKeyword))
        || declaration.DescendantNodes().Any(IsMarkedFunction);

    private static bool IsMarkedFunction(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax local =>
            local.AttributeLists.Count > 0 || local.ParameterList.Parameters.Count == ParametersOfApplication,
        ParenthesizedLambdaExpressionSyntax lambda =>
            lambda.AttributeLists.Count > 0 || lambda.ParameterList.Parameters.Count == ParametersOfApplication,
        LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
        AnonymousMethodExpressionSyntax method => method.ParameterList?.Parameters.Count == ParametersOfApplication,
        _ => false,
    };

    private static TypeSyntax? TypeOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } => property.Type,
        ConstructorDeclarationSyntax or DestructorDeclarationSyntax =>
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword)),
        _ => null,
    };

    private static bool Has(SyntaxNode declaration, SyntaxKind modifier) =>
        declaration is MemberDeclarationSyntax member && member.Modifiers.Any(modifier);
}
