using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Completion.Declarations;

/// <summary>The facts about tasks that follow from the declarations of fields and properties.</summary>
internal static class MemberDeclarations
{
    /// <summary>Indicates whether nothing but a complete task is ever there.</summary>
    public static bool IsAlwaysComplete(ISymbol member) => member switch
    {
        { Name: "CompletedTask", IsStatic: true } => true,
        IFieldSymbol { IsReadOnly: true } or IPropertySymbol { IsReadOnly: true } when member.IsStatic =>
            member.DeclaringSyntaxReferences.Any(r => IsComplete(InitializerOf(r.GetSyntax()))),
        _ => false,
    };

    /// <summary>
    /// The member whose value a property gives: itself if the compiler keeps the value or the source is not at hand, a field if the getter
    /// gives that or sets it once, and null if it makes a value each time. A source of a task always has the same one.
    /// </summary>
    public static ISymbol? BehindProperty(IPropertySymbol property, BodyDependencies dependencies)
    {
        if (dependencies.DeclarationsOf(property).FirstOrDefault() is not PropertyDeclarationSyntax declaration
            || GetterOf(declaration, declaration.ExpressionBody) is not { } body)
            return property;
        var name = Returned(body) switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax source, Name.Identifier.ValueText: "Task" }
                when FieldOf(property, source.Identifier.ValueText) is { Type.Name: "TaskCompletionSource" } =>
                source.Identifier.ValueText,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression, Left: IdentifierNameSyntax target } =>
                target.Identifier.ValueText,
            FieldExpressionSyntax
                or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression, Left: FieldExpressionSyntax } =>
                property.Name,
            _ => null,
        };
        return name is null ? null
            : name == property.Name ? property
            : FieldOf(property, name);
    }

    private static IFieldSymbol? FieldOf(IPropertySymbol property, string name) =>
        property.ContainingType.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault();

    /// <summary>Indicates whether an indexer gives what is kept, and not something new each time.</summary>
    public static bool IsKept(IPropertySymbol indexer, BodyDependencies dependencies) =>
        dependencies.DeclarationsOf(indexer).FirstOrDefault() is not IndexerDeclarationSyntax declaration
            || GetterOf(declaration, declaration.ExpressionBody) is not { } body
            || Returned(body) is ElementAccessExpressionSyntax;

    /// <summary>Indicates whether the variable is a parameter of a type, and not of a method.</summary>
    public static bool IsOfType(ISymbol variable) =>
        variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor }
        && constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    /// <summary>The body of the getter; null if it has none.</summary>
    private static SyntaxNode? GetterOf(BasePropertyDeclarationSyntax property, ArrowExpressionClauseSyntax? expression)
    {
        if (expression is not null)
            return expression;
        var getter = property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        return getter?.ExpressionBody ?? (SyntaxNode?)getter?.Body;
    }

    private static ExpressionSyntax? Returned(SyntaxNode body) => body switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        BlockSyntax { Statements: [ReturnStatementSyntax { Expression: { } value }] } => value,
        _ => null,
    };

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer: { } initializer } => initializer.Value,
        PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
        _ => null,
    };

    /// <summary>Indicates whether an expression makes a task that is complete.</summary>
    public static bool IsComplete(ExpressionSyntax? value) => value switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } =>
            IsTask(access.Expression) && access.Name.Identifier.ValueText is "FromResult" or "FromException" or "FromCanceled",
        MemberAccessExpressionSyntax access => IsTask(access.Expression) && access.Name.Identifier.ValueText == "CompletedTask",
        _ => false,
    };

    private static bool IsTask(ExpressionSyntax type) => type is SimpleNameSyntax { Identifier.ValueText: "Task" or "ValueTask" };
}
