using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>Values that say not to wait at all.</summary>
internal static class ZeroTimeouts
{
    public static bool IsZero(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue: not { HasValue: true, Value: 0 or 0L } } conversion)
            value = conversion.Operand;
        return IsZeroItself(value);
    }

    private static bool IsZeroItself(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: 0 or 0L } } => true,
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } } => true,
        IDefaultValueOperation => true,
        IInvocationOperation { TargetMethod: { ContainingType.Name: "TimeSpan" } from, Arguments: [var only] } =>
            from.Name.StartsWith("From", StringComparison.Ordinal) && only.Value.ConstantValue is { HasValue: true, Value: 0 or 0L or 0d },
        _ => false,
    };
}
