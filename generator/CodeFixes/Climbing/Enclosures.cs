using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing;

/// <summary>What is around a call: a function that may hold an await, or a place that never can.</summary>
/// <param name="Function">A method, a local function or a lambda; null in top-level statements, which may always hold one.</param>
/// <param name="Place">The place that cannot, as it is told; otherwise null.</param>
internal sealed record Enclosure(SyntaxNode? Function, string? Place);

/// <summary>Finds what is around a call.</summary>
internal static class Enclosures
{
    public static Enclosure Of(SyntaxNode node, SemanticModel model)
    {
        foreach (var around in node.AncestorsAndSelf())
        {
            if (around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax)
                return new Enclosure(around, null);
            if (PlaceOf(around, model) is { } place)
                return new Enclosure(null, place);
        }

        return new Enclosure(null, null);
    }

    private static string? PlaceOf(SyntaxNode around, SemanticModel model) => around switch
    {
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => $"the initializer of '{TypeOf(property, model)}.{property.Identifier.ValueText}'",
        BasePropertyDeclarationSyntax member => OfProperty(member, model),
        BaseFieldDeclarationSyntax field => $"the initializer of '{TypeOf(field, model)}.{field.Declaration.Variables[0].Identifier.ValueText}'",
        ConstructorDeclarationSyntax constructor when constructor.Modifiers.Any(m => m.ValueText == "static") => $"the static constructor of '{TypeOf(constructor, model)}'",
        ConstructorDeclarationSyntax => $"a constructor of '{TypeOf(around, model)}'",
        PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } => $"a constructor of '{type.Identifier.ValueText}'",
        DestructorDeclarationSyntax => $"the finalizer of '{TypeOf(around, model)}'",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => $"an operator of '{TypeOf(around, model)}'",
        AttributeSyntax => "an attribute",
        _ => null,
    };

    private static string OfProperty(BasePropertyDeclarationSyntax member, SemanticModel model) => member switch
    {
        PropertyDeclarationSyntax property => $"the property '{TypeOf(member, model)}.{property.Identifier.ValueText}'",
        EventDeclarationSyntax property => $"the event '{TypeOf(member, model)}.{property.Identifier.ValueText}'",
        _ => $"an indexer of '{TypeOf(member, model)}'",
    };

    private static string TypeOf(SyntaxNode member, SemanticModel model) =>
        member.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } type ? model.GetDeclaredSymbol(type)?.Name ?? type.Identifier.ValueText : "";
}
