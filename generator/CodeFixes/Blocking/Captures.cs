using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Decides whether an expression may move into a lambda. A lambda cannot capture references or stack-only values, declares no variables for
/// the code around it, cannot use <c>this</c> of a struct, and does not know that a member was tested for null before.
/// </summary>
internal static class Captures
{
    private static readonly string?[] NullAttributes =
    [
        "DoesNotReturnAttribute", "DoesNotReturnIfAttribute", "MaybeNullWhenAttribute", "MemberNotNullAttribute",
        "MemberNotNullWhenAttribute", "NotNullAttribute", "NotNullWhenAttribute",
    ];

    public static bool Allow(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation).Type is not { IsRefLikeType: true }
        && !ReturnsReference(expression, model, cancellation)
        && FunctionSyntax.OwnNodes(expression).Concat([expression]).All(n => Allows(n, model, cancellation))
        && expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(n => IsCapturable(n, model, cancellation));

    private static bool ReturnsReference(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(expression, cancellation).Symbol
            is IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None };

    private static bool Allows(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        // The statement that it is not null also holds for the code after it. From inside a lambda, it would not.
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => false,
        // A variable that is passed by reference is often used after the call.
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } => false,
        InvocationExpressionSyntax => !TellsOfNull(model.GetSymbolInfo(node, cancellation).Symbol as IMethodSymbol),
        AwaitExpressionSyntax or SingleVariableDesignationSyntax or DeclarationExpressionSyntax => false,
        AssignmentExpressionSyntax assignment => !IsLocal(assignment.Left, model, cancellation),
        ThisExpressionSyntax => !IsStruct(model, node, cancellation),
        _ => true,
    };

    /// <summary>
    /// Indicates whether attributes of the method say what is not null after the call. From inside a lambda, they would not.
    /// </summary>
    private static bool TellsOfNull(IMethodSymbol? method) =>
        method is not null
        && method.GetAttributes().Concat(method.Parameters.SelectMany(p => p.GetAttributes()))
            .Any(a => NullAttributes.Contains(a.AttributeClass?.Name));

    private static bool IsLocal(ExpressionSyntax target, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(target, cancellation).Symbol is ILocalSymbol or IParameterSymbol;

    private static bool IsCapturable(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = model.GetSymbolInfo(name, cancellation).Symbol;
        return symbol switch
        {
            ILocalSymbol local => !local.IsRef && !local.Type.IsRefLikeType,
            IParameterSymbol parameter =>
                parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType && !IsOfStructConstructor(parameter),
            IFieldSymbol { NullableAnnotation: NullableAnnotation.Annotated }
                or IPropertySymbol { NullableAnnotation: NullableAnnotation.Annotated }
                when model.GetTypeInfo(name, cancellation).Nullability.FlowState == NullableFlowState.NotNull => false,
            { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Method or SymbolKind.Event } =>
                !IsOfThis(name) || !IsStruct(model, name, cancellation),
            _ => true,
        };
    }

    private static bool IsOfStructConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsValueType: true };

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
