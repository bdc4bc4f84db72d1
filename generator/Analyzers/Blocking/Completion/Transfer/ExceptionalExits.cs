using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>The places where a body may be left before its end.</summary>
internal static class ExceptionalExits
{
    /// <summary>Indicates whether the operation itself may throw: what only moves values does not.</summary>
    public static bool MayThrow(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "AsTask" or "Preserve" } => false,
        IInvocationOperation call => !TaskCombinations.IsOf(call, "WhenAll") && !TaskCombinations.IsOf(call, "WhenAny"),
        IPropertyReferenceOperation { Property: { Name: not "Result", ContainingType.Name: "Task" or "ValueTask" } } => false,
        IPropertyReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IAwaitOperation
            or IObjectCreationOperation
            or IThrowOperation or IDynamicInvocationOperation => true,
        IFieldReferenceOperation { Instance: not (null or IInstanceReferenceOperation) } => true,
        IConversionOperation conversion => conversion.OperatorMethod is not null || !(conversion.GetIsImplicit() || conversion.IsTryCast),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } => true,
        IBinaryOperation { OperatorMethod: not null } or IUnaryOperation { OperatorMethod: not null } => true,
        _ => false,
    };

    /// <summary>Indicates whether nothing comes after the operation.</summary>
    public static bool NeverReturns(IOperation operation) =>
        operation is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var method } }
        && method.GetAttributes().Any(a => a.AttributeClass?.Name == "DoesNotReturnAttribute");

    /// <summary>The value of an argument with which a call does not return, as <c>Debug.Assert</c> with false.</summary>
    public static bool? DoesNotReturnIf(IParameterSymbol? parameter) =>
        parameter is { Type.SpecialType: SpecialType.System_Boolean }
        && parameter.GetAttributes()
            .FirstOrDefault(a => a.AttributeClass?.Name == "DoesNotReturnIfAttribute") is { ConstructorArguments: [{ Value: bool value }] }
            ? value
            : null;

    private static bool GetIsImplicit(this IConversionOperation conversion) => conversion.IsImplicit || conversion.Conversion.IsImplicit;
}
