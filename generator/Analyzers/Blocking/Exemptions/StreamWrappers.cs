using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    public PassedFlag? PassedBy(CallSite call, IMethodSymbol method, BodyDependencies dependencies, CancellationToken cancellation)
    {
        // Nearly nothing wraps anything: most types are asked no further.
        if (call.Method.ContainingType.InstanceConstructors.All(c => c.Parameters.IsEmpty) || !Wraps(call.Method.ContainingType))
            return null;
        return call.Instance is IInstanceReferenceOperation ? new PassedFlag(FlagSet.OverMemory, FlagSet.OverMemory, true)
            : StreamParameters.ParameterBehind(call.Instance, method) is { } own ? new PassedFlag(FlagSet.OverMemory, own.Ordinal, true)
            : AreOverMemory([call.Instance ?? call.Operation], dependencies, cancellation) ? PassedFlag.Of(FlagSet.OverMemory, true)
            : null;
    }

    /// <summary>The flag of a parameter that is given such an object; null where nothing is known.</summary>
    public PassedFlag? PassedBy(
        IArgumentOperation argument, IMethodSymbol method, BodyDependencies dependencies, CancellationToken cancellation)
    {
        if (argument.Parameter is not { RefKind: RefKind.None, Type: INamedTypeSymbol type } parameter
            || type.DeclaringSyntaxReferences.IsEmpty || !Wraps(type))
            return null;
        return StreamParameters.ParameterBehind(argument.Value, method) is { } own
            ? new PassedFlag(parameter.Ordinal, own.Ordinal, true)
            : AreOverMemory([argument.Value], dependencies, cancellation) ? PassedFlag.Of(parameter.Ordinal, true) : null;
    }

    /// <summary>Indicates whether all that a call reads and writes is in memory, where lambdas are given some of it.</summary>
    public bool IsGivenMemory(CallSite call, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var streams = call.Arguments.Select(a => a.Value).Prepend(call.Instance).OfType<IOperation>()
            .Where(v => InMemoryStreams.IsStream(v) && !InMemoryStreams.Is(v)).ToList();
        return streams.Count > 0 && streams.TrueForAll(s => IsGivenMemory(s, dependencies, cancellation));
    }

    /// <summary>
    /// Indicates whether a value is a parameter of a lambda that is only ever given something in memory, or comes from a helper that
    /// returns that.
    /// </summary>
    public bool IsGivenMemory(IOperation value, BodyDependencies dependencies, CancellationToken cancellation) =>
        InMemoryStreams.OriginOf(value) switch
        {
            IParameterReferenceOperation
            {
                Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
            } parameter => AreMemory(arguments.For(parameter, dependencies, cancellation)),
            var origin => OwnStreams.AreInMemory(origin, dependencies),
        };

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

    /// <summary>
    /// Indicates whether a value is, or is made around, what a constructor was given: a member that keeps it may be made of another one.
    /// </summary>
    private bool IsGiven(IOperation value, BodyDependencies dependencies, CancellationToken cancellation, int steps = 0) =>
        steps < MaxSteps && Unwrap(value) switch
        {
            IParameterReferenceOperation parameter => IsOfConstructor(parameter),
            IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: { IsReadOnly: true } field } =>
                AreGiven(field, dependencies, cancellation, steps + 1),
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: { SetMethod: null } property } =>
                AreGiven(property, dependencies, cancellation, steps + 1),
            IInvocationOperation { TargetMethod.IsStatic: true } call when InMemoryStreams.IsMemoryBase(call.Type) =>
                call.Arguments.Where(a => InMemoryStreams.IsStream(a.Value)).Select(a => a.Value).ToList() is [var around]
                && IsGiven(around, dependencies, cancellation, steps + 1),
            _ => false,
        };

    private bool AreGiven(ISymbol member, BodyDependencies dependencies, CancellationToken cancellation, int steps) =>
        members.Of(member.OriginalDefinition, dependencies, cancellation).ToList() is { Count: > 0 } values
        && values.TrueForAll(v => InMemoryStreams.Is(v) || IsGiven(v, dependencies, cancellation, steps));

    private static bool IsOfConstructor(IParameterReferenceOperation reference) =>
        reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    /// <summary>Indicates whether all objects are made around memory, wherever they come from.</summary>
    private bool AreOverMemory(ImmutableArray<IOperation> values, BodyDependencies dependencies, CancellationToken cancellation)
    {
        for (var steps = 0; steps < MaxSteps && !values.IsEmpty; steps++)
        {
            values = [.. values.Select(Unwrap).Where(v => v is not IObjectCreationOperation made || !IsOverMemory(made, dependencies))];
            if (values.IsEmpty)
                return true;
            var origins = values.Select(v => OriginsOf(v, dependencies, cancellation)).ToList();
            if (origins.Exists(o => o.IsEmpty))
                return false;
            values = [.. origins.SelectMany(o => o)];
        }

        return false;
    }

    /// <summary>An object that is given no stream has only what its own constructor makes.</summary>
    private static bool IsOverMemory(IObjectCreationOperation creation, BodyDependencies dependencies)
    {
        var streams = creation.Arguments.Select(a => a.Value).Where(InMemoryStreams.IsStream).ToList();
        return streams.Count > 0
            ? streams.TrueForAll(InMemoryStreams.Is)
            : creation.Constructor is { DeclaringSyntaxReferences.IsEmpty: false } constructor
                && dependencies.DeclarationsOf(constructor).All(d => d is ConstructorDeclarationSyntax { Initializer: null });
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
