using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Flags;

/// <summary>
/// Calls that tell a method for both ways to take the synchronous one, as <c>Flush(async: false)</c> does: the task that it returns is
/// complete, and what blocks is in that way. Likewise calls that ask a cache alone.
/// </summary>
internal static class SynchronousCalls
{
    public static bool Is(IInvocationOperation call) =>
        !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && call.Arguments.Any(a => IsSynchronous(a) || AsksCacheAlone(a));

    /// <summary>Indicates whether an argument says that nothing is to be fetched, as <c>CacheMode.CacheOnly</c> does.</summary>
    private static bool AsksCacheAlone(IArgumentOperation argument) =>
        argument.Value is IFieldReferenceOperation { Field: { Name: "CacheOnly", ContainingType.TypeKind: TypeKind.Enum } };

    private static bool IsSynchronous(IArgumentOperation argument) =>
        argument.Parameter is { } parameter && SaysNothingElse(parameter) && FlagParameters.AsyncValue(parameter) is { } isAsync
        && argument.Value switch
        {
            { ConstantValue: { HasValue: true, Value: bool passed } } => passed != isAsync,
            { ConstantValue: { HasValue: true, Value: null } } => FlagParameters.IsMaybeToken(parameter),
            IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: null } } => FlagParameters.IsMaybeToken(parameter),
            IFieldReferenceOperation { Field: var member } => FlagParameters.ValueOf(member) == false,
            _ => false,
        };

    private static bool SaysNothingElse(IParameterSymbol parameter) =>
        parameter.Type.TypeKind == TypeKind.Enum || FlagParameters.IsMaybeToken(parameter) || FlagNames.SayNothingElse(parameter.Name);
}
