using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>
/// Objects that read and write what their constructor was given, as an own writer does around a <c>TextWriter</c>: where that is in memory,
/// they do not wait for it.
/// </summary>
internal sealed class StreamWrappers(MemberValues members, GivenArguments arguments)
{
    /// <summary>An object goes through fewer variables, fields and functions; of more, nothing is known.</summary>
    private const int MaxSteps = 8;

    /// <summary>Indicates whether a call of a stream blocks only if what the object of the method was given does.</summary>
    public bool DependsOnGiven(CallSite call, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var streams = call.Arguments.Select(a => a.Value).Prepend(call.Instance).OfType<IOperation>()
            .Where(InMemoryStreams.IsStream).ToList();
        return streams.Count > 0 && streams.TrueForAll(s => IsGiven(s, dependencies, cancellation) || InMemoryStreams.Is(s));
    }

    /// <summary>The flag that a call passes on to a method of such an object; null for any other call.</summary>
    public PassedFlag? PassedBy(CallSite call, BodyDependencies dependencies, CancellationToken cancellation)
    {
        // Nearly nothing wraps anything: most types are asked no further.
        if (call.Method.ContainingType.InstanceConstructors.All(c => c.Parameters.IsEmpty) || !Wraps(call.Method.ContainingType))
            return null;
        return call.Instance is IInstanceReferenceOperation ? new PassedFlag(FlagSet.OverMemory, FlagSet.OverMemory, true)
            : AreOverMemory([call.Instance ?? call.Operation], dependencies, cancellation) ? PassedFlag.Of(FlagSet.OverMemory, true)
            : null;
    }

    /// <summary>Indicates whether all that a call reads and writes is in memory, where lambdas are given some of it.</summary>
    public bool IsGivenMemory(CallSite call, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var streams = call.Arguments.Select(a => a.Value).Prepend(call.Instance).OfType<IOperation>()
            .Where(v => InMemoryStreams.IsStream(v) && !InMemoryStreams.Is(v)).ToList();
        return streams.Count > 0 && streams.TrueForAll(s => IsGivenMemory(s, dependencies, cancellation));
    }

    /// <summary>Indicates whether a value is a parameter of a lambda that is only ever given something in memory.</summary>
    public bool IsGivenMemory(IOperation value, BodyDependencies dependencies, CancellationToken cancellation) =>
        InMemoryStreams.OriginOf(value) is IParameterReferenceOperation
        {
            Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
        } parameter
        && AreMemory(arguments.For(parameter, dependencies, cancellation));

    /// <summary>The flags of those parameters of a method group that are only ever given something in memory.</summary>
    public ImmutableArray<PassedFlag> GivenTo(
        IMethodReferenceOperation group, BodyDependencies dependencies, CancellationToken cancellation) =>
    [
        .. group.Method.Parameters
            .Where(p => InMemoryStreams.IsMemoryBase(p.Type) && AreMemory(arguments.For(group, p.Ordinal, dependencies, cancellation)))
            .Select(p => PassedFlag.Of(p.Ordinal, true)),
    ];

    private static bool AreMemory(ImmutableArray<IOperation> values) => !values.IsEmpty && values.All(InMemoryStreams.Is);

    /// <summary>Indicates whether a call is one of a wrapper in another assembly, around something in memory.</summary>
    public bool IsOverMemory(CallSite call, BodyDependencies dependencies, CancellationToken cancellation) =>
        call.Instance is { } instance && Wraps(call.Method.ContainingType) && AreOverMemory([instance], dependencies, cancellation);

    private static bool Wraps(INamedTypeSymbol type) =>
        !InMemoryStreams.IsMemoryBase(type)
        && type.InstanceConstructors.Any(c => c.Parameters.Any(p => InMemoryStreams.IsMemoryBase(p.Type)));

    private bool IsGiven(IOperation value, BodyDependencies dependencies, CancellationToken cancellation) => Unwrap(value) switch
    {
        IParameterReferenceOperation parameter => IsOfConstructor(parameter),
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: { IsReadOnly: true } field } =>
            AreGiven(field, dependencies, cancellation),
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { SetMethod: null } property } =>
            AreGiven(property, dependencies, cancellation),
        _ => false,
    };

    private bool AreGiven(ISymbol member, BodyDependencies dependencies, CancellationToken cancellation) =>
        members.Of(member.OriginalDefinition, dependencies, cancellation).ToList() is { Count: > 0 } values
        && values.TrueForAll(v => Unwrap(v) is IParameterReferenceOperation parameter && IsOfConstructor(parameter));

    private static bool IsOfConstructor(IParameterReferenceOperation reference) =>
        reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    /// <summary>Indicates whether all objects are made around memory, wherever they come from.</summary>
    private bool AreOverMemory(ImmutableArray<IOperation> values, BodyDependencies dependencies, CancellationToken cancellation)
    {
        for (var steps = 0; steps < MaxSteps && !values.IsEmpty; steps++)
        {
            values = [.. values.Select(Unwrap).Where(v => v is not IObjectCreationOperation creation || !IsOverMemory(creation))];
            if (values.IsEmpty)
                return true;
            var origins = values.Select(v => OriginsOf(v, dependencies, cancellation)).ToList();
            if (origins.Exists(o => o.IsEmpty))
                return false;
            values = [.. origins.SelectMany(o => o)];
        }

        return false;
    }

    private static bool IsOverMemory(IObjectCreationOperation creation)
    {
        var streams = creation.Arguments.Select(a => a.Value).Where(InMemoryStreams.IsStream).ToList();
        return streams.Count > 0 && streams.TrueForAll(InMemoryStreams.Is);
    }

    private ImmutableArray<IOperation> OriginsOf(IOperation value, BodyDependencies dependencies, CancellationToken cancellation) =>
        value switch
        {
            ILocalReferenceOperation local => SingleAssignments.Of(local) is { } only ? [only] : [],
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } =>
                [.. members.Of(field.OriginalDefinition, dependencies, cancellation)],
            IParameterReferenceOperation parameter => arguments.For(parameter, dependencies, cancellation),
            _ => [],
        };

    private static IOperation Unwrap(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } } coalesce:
                    value = coalesce.Value;
                    break;
                default:
                    return value;
            }
        }
    }
}
