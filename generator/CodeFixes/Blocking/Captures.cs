using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Whether an expression may move into a lambda: that can hold neither references to variables nor what lives on the stack, it gives no
/// variable to the code around it, and a struct has no lambda over itself. That a member is not null here is not known in a lambda.
/// </summary>
internal static class Captures
{
    public static bool Allow(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation).Type is not { IsRefLikeType: true }
        && !ReturnsReference(expression, model, cancellation)
        && FunctionSyntax.OwnNodes(expression).Concat([expression]).All(n => Allows(n, model, cancellation))
        && expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(n => IsCapturable(n, model, cancellation));

    private static bool ReturnsReference(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(expression, cancellation).Symbol is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None };

    private static bool Allows(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        // What is said of null here holds for the code after, too, and would not from inside of a lambda.
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => false,
        // What is written by reference is often needed after; and is not, where it is a field or thrown away.
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } => false,
        AwaitExpressionSyntax or SingleVariableDesignationSyntax or DeclarationExpressionSyntax => false,
        AssignmentExpressionSyntax assignment => !IsLocal(assignment.Left, model, cancellation),
        ThisExpressionSyntax => !IsStruct(model, node, cancellation),
        _ => true,
    };

    private static bool IsLocal(ExpressionSyntax target, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(target, cancellation).Symbol is ILocalSymbol or IParameterSymbol;

    private static bool IsCapturable(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation) => model.GetSymbolInfo(name, cancellation).Symbol switch
    {
        ILocalSymbol local => !local.IsRef && !local.Type.IsRefLikeType,
        IParameterSymbol parameter => parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType 
            && parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsValueType: true },
        IFieldSymbol { NullableAnnotation: NullableAnnotation.Annotated } or IPropertySymbol { NullableAnnotation: NullableAnnotation.Annotated }
            when model.GetTypeInfo(name, cancellation).Nullability.FlowState == NullableFlowState.NotNull => false,
        { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Method or SymbolKind.Event } => !IsOfThis(name) || !IsStruct(model, name, cancellation),
        _ => true,
    };

    private static bool IsOfThis(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } initialized => initialized.Left != name,
        _ => true,
    };

    private static bool IsStruct(SemanticModel model, SyntaxNode node, CancellationToken cancellation) =>
        model.GetEnclosingSymbol(node.SpanStart, cancellation)?.ContainingType is { IsValueType: true };
}
