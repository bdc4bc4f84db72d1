using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>Values that say not to wait at all.</summary>
internal static class ZeroTimeouts
{
    /// <summary>Of a variable, the value that it is given once counts; of a readonly field, its initialiser.</summary>
    public static bool IsZero(IOperation value)
    {
        while (Behind(value) is { } inner)
            value = inner;
        return IsZeroItself(value);
    }

    private static IOperation? Behind(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: 0 or 0L } } => null,
        IConversionOperation conversion => conversion.Operand,
        ILocalReferenceOperation local => SingleAssignments.Of(local),
        _ => null,
    };

    private static bool IsZeroItself(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: 0 or 0L } } => true,
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } } => true,
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field.DeclaringSyntaxReferences.Any(r => IsZero(r.GetSyntax())),
        IDefaultValueOperation => true,
        IObjectCreationOperation { Type.Name: "TimeSpan", Arguments: var ticks } =>
            ticks.All(a => a.Value.ConstantValue is { HasValue: true, Value: 0 or 0L }),
        IInvocationOperation { TargetMethod: { ContainingType.Name: "TimeSpan" } from, Arguments: [var only] } =>
            from.Name.StartsWith("From", StringComparison.Ordinal) && only.Value.ConstantValue is { HasValue: true, Value: 0 or 0L or 0d },
        _ => false,
    };

    private static bool IsZero(SyntaxNode field) => field is VariableDeclaratorSyntax { Initializer.Value: var value } && value switch
    {
        LiteralExpressionSyntax { Token.Value: 0 or 0L } or DefaultExpressionSyntax => true,
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        MemberAccessExpressionSyntax access => access.ToString() is "TimeSpan.Zero" or "System.TimeSpan.Zero",
        InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } from =>
            from.Expression.ToString().StartsWith("TimeSpan.From", StringComparison.Ordinal) && IsZeroLiteral(only),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var ticks } => ticks.All(IsZeroLiteral),
        _ => false,
    };

    private static bool IsZeroLiteral(ArgumentSyntax argument) =>
        argument.Expression is LiteralExpressionSyntax { Token.Value: 0 or 0L or 0d };
}
