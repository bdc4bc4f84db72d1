using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Operations;

/// <summary>Arguments that say not to wait at all.</summary>
internal static class ZeroTimeouts
{
    public static bool AreIn(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (IsTimeout(argument.Parameter) && IsZero(argument.Value))
                return true;
        }

        return false;
    }

    public static bool IsZero(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: 0 or 0L } } => true,
        IConversionOperation conversion => IsZero(conversion.Operand),
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } } => true,
        IDefaultValueOperation => true,
        IInvocationOperation { TargetMethod: { ContainingType.Name: "TimeSpan" } from, Arguments: [var only] } =>
            from.Name.StartsWith("From", StringComparison.Ordinal) && only.Value.ConstantValue is { HasValue: true, Value: 0 or 0L or 0d },
        _ => false,
    };

    private static bool IsTimeout(IParameterSymbol? parameter) =>
        parameter is { Type: { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } or { Name: "TimeSpan" } }
        && (parameter.Name.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) >= 0
            || parameter.Name == "microSeconds"
            || parameter.Name.StartsWith("milliseconds", StringComparison.OrdinalIgnoreCase));
}
