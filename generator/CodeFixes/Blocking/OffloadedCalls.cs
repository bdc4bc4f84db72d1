using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Finds the expression to run elsewhere: a call, a creation or the read of a property. There is none if what follows blocks (a conversion,
/// an enumeration, the setter), if the call only prepares the work, as an iterator does, or if it takes a lock, which belongs to its
/// thread.
/// </summary>
internal static class OffloadedCalls
{
    public static ExpressionSyntax? At(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (place.Parent is BaseObjectCreationExpressionSyntax creation && place == (creation as ObjectCreationExpressionSyntax)?.Type)
            return creation;
        if (place is ImplicitObjectCreationExpressionSyntax)
            return (ExpressionSyntax)place;
        if (CallAt(place, model, cancellation) is not { } call || IsDeferred(call, model, cancellation)
            || KnownMembers.Instance.TakesLock(model.GetSymbolInfo(call, cancellation).Symbol))
            return null;
        if (ConditionalAccess.Around(call) is not { } access)
            return call;
        return access.TellsOfReceiver ? null : access.Outer;
    }

    private static ExpressionSyntax? CallAt(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        var member = CallSyntax.MemberOf(place);
        if (member.Parent is InvocationExpressionSyntax invocation && invocation.Expression == member)
            return invocation;
        var isRead = member is ExpressionSyntax && place is SimpleNameSyntax or ElementAccessExpressionSyntax
            && model.GetSymbolInfo(member, cancellation).Symbol is IPropertySymbol;
        return isRead && !IsWritten(member) && !IsConsumed((ExpressionSyntax)member, model, cancellation) ? (ExpressionSyntax)member : null;
    }

    private static bool IsWritten(SyntaxNode expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax })
            expression = expression.Parent is ArgumentSyntax argument ? argument.Parent! : expression.Parent;
        return IsTarget(expression);
    }

    private static bool IsTarget(SyntaxNode expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax prefix =>
            prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        SubpatternSyntax or NameColonSyntax or ExpressionColonSyntax => true,
        _ => false,
    };

    /// <summary>Indicates whether code runs on the value where it stands. That code may be what blocks.</summary>
    public static bool IsConsumed(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        model.GetConversion(value, cancellation).IsUserDefined
        || value.Parent is CommonForEachStatementSyntax or SpreadElementSyntax or FromClauseSyntax or InterpolationSyntax
        || (value.Parent is AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax });

    /// <summary>Indicates whether the work is done when the value is enumerated, awaited or disposed, and not by the call.</summary>
    public static bool IsDeferred(ExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(call, cancellation).Type is { } type
        && (Awaitables.IsAwaitable(type) || Awaitables.IsAsyncStream(type)
            || type.OriginalDefinition.SpecialType
                is SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_IEnumerable
                or SpecialType.System_Collections_Generic_IEnumerator_T or SpecialType.System_Collections_IEnumerator
            || type is { Name: "IQueryable" or "IOrderedQueryable" or "IOrderedEnumerable", TypeKind: TypeKind.Interface });
}
