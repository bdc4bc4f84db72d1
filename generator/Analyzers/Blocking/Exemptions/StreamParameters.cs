using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>
/// Streams, readers and writers that a method is given. Whether one is in memory is a flag of its parameter: the callers know it.
/// </summary>
internal static class StreamParameters
{
    /// <summary>
    /// The flags with any of which a call can block: a parameter that it reads or writes is not in memory. None if something else can make
    /// it block.
    /// </summary>
    public static ImmutableArray<FlagValue> ConditionsOf(CallSite call, IMethodSymbol method)
    {
        if (method.Parameters.IsEmpty || InMemoryStreams.IsCopyOfOther(call))
            return [];
        var parameters = call.Arguments.Select(a => a.Value).Prepend(call.Instance).OfType<IOperation>()
            .Where(v => InMemoryStreams.IsStream(v) && !InMemoryStreams.Is(v))
            .Select(v => ParameterBehind(v, method)).ToList();
        return parameters.Contains(null) ? [] : [.. parameters.OfType<IParameterSymbol>().Select(Waits)];
    }

    /// <summary>The flag with which the end of a resource can block; null if that does not depend on a parameter.</summary>
    public static FlagValue? ConditionOf(IOperation resource, IMethodSymbol method) =>
        ParameterBehind(resource, method) is { } parameter ? Waits(parameter) : null;

    /// <summary>The flag that an argument passes on; null where nothing is known.</summary>
    public static PassedFlag? PassedBy(IArgumentOperation argument, IMethodSymbol method)
    {
        if (argument.Parameter is not { RefKind: RefKind.None } parameter || !InMemoryStreams.IsMemoryBase(parameter.Type))
            return null;
        return InMemoryStreams.Is(argument.Value) ? PassedFlag.Of(parameter.Ordinal, true)
            : ParameterBehind(argument.Value, method) is { } own ? new PassedFlag(parameter.Ordinal, own.Ordinal, true)
            : null;
    }

    private static FlagValue Waits(IParameterSymbol parameter) => new(parameter.Ordinal, false);

    /// <summary>The parameter of the method that a value is, if it has not been given another value.</summary>
    public static IParameterSymbol? ParameterBehind(IOperation? value, IMethodSymbol method) =>
        value is not null
        && InMemoryStreams.OriginOf(value) is IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } origin
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
        && !BodyReferences.Around(origin).To(parameter).Any(SingleAssignments.IsWritten)
            ? parameter
            : null;
}
