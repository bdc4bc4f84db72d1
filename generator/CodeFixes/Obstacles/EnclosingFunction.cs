using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>The code around a call: a function, which may become async, or another member, which cannot.</summary>
/// <param name="Function">A method, a local function or a lambda; null in top-level statements, where an await is always allowed.</param>
/// <param name="Place">The description of a member that allows no await, or null.</param>
internal sealed record EnclosingFunction(SyntaxNode? Function, string? Place)
{
    public static EnclosingFunction Of(SyntaxNode node, SemanticModel model)
    {
        foreach (var around in node.AncestorsAndSelf())
        {
            if (around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax)
                return new EnclosingFunction(around, null);
            if (PlaceOf(around, model) is { } place)
                return new EnclosingFunction(null, place);
        }

        return new EnclosingFunction(null, null);
    }

    /// <summary>Returns the description of the place around the node that allows no await, or null.</summary>
    public string? PlaceWithoutAwait(SyntaxNode node) => Place ?? AwaitObstacles.PlaceOf(node, Function);

    private static string? PlaceOf(SyntaxNode around, SemanticModel model) => around switch
    {
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => InitializerOf(property.Identifier, property, model),
        BasePropertyDeclarationSyntax member => OfProperty(member, model),
        BaseFieldDeclarationSyntax { Declaration.Variables: [var variable, ..] } field => InitializerOf(variable.Identifier, field, model),
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
            ? $"the static constructor of '{TypeOf(constructor, model)}'"
            : $"a constructor of '{TypeOf(constructor, model)}'",
        PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } => $"a constructor of '{type.Identifier.ValueText}'",
        DestructorDeclarationSyntax => $"the finalizer of '{TypeOf(around, model)}'",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => $"an operator of '{TypeOf(around, model)}'",
        AttributeSyntax => "an attribute",
        _ => null,
    };

    private static string InitializerOf(SyntaxToken name, MemberDeclarationSyntax member, SemanticModel model) =>
        $"the initializer of '{TypeOf(member, model)}.{name.ValueText}'";

    private static string OfProperty(BasePropertyDeclarationSyntax member, SemanticModel model) => member switch
    {
        PropertyDeclarationSyntax property => $"the property '{TypeOf(member, model)}.{property.Identifier.ValueText}'",
        EventDeclarationSyntax property => $"the event '{TypeOf(member, model)}.{property.Identifier.ValueText}'",
        _ => $"an indexer of '{TypeOf(member, model)}'",
    };

    private static string TypeOf(SyntaxNode member, SemanticModel model) =>
        member.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } type
            ? model.GetDeclaredSymbol(type)?.Name ?? type.Identifier.ValueText
            : "";
}
