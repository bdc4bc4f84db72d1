using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>The values that a lambda is given for a parameter by the methods of the source that it is passed to.</summary>
internal sealed class GivenArguments(MethodBodies bodies)
{
    /// <summary>A lambda is passed on fewer times; of more, nothing is known.</summary>
    private const int MaxDepth = 4;

    /// <summary>Returns nothing if one of the values is not seen.</summary>
    public ImmutableArray<IOperation> For(
        IParameterReferenceOperation reference, BodyDependencies dependencies, CancellationToken cancellation)
    {
        IOperation? lambda = reference;
        while (lambda is not null && !(lambda is IAnonymousFunctionOperation { Symbol: var function }
            && SymbolEqualityComparer.Default.Equals(function, reference.Parameter.ContainingSymbol)))
            lambda = lambda.Parent;
        return lambda is null ? [] : For(lambda, reference.Parameter.Ordinal, dependencies, cancellation);
    }

    /// <summary>Those for a parameter of a lambda or a method group.</summary>
    public ImmutableArray<IOperation> For(IOperation function, int ordinal, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var passed = function;
        while (passed.Parent is IDelegateCreationOperation or IConversionOperation)
            passed = passed.Parent;
        var found = ImmutableArray.CreateBuilder<IOperation>();
        return passed.Parent is IArgumentOperation argument && Add(argument, ordinal, found, 0, dependencies, cancellation)
            ? found.ToImmutable()
            : [];
    }

    private bool Add(
        IArgumentOperation passed, int ordinal, ImmutableArray<IOperation>.Builder found, int depth, BodyDependencies dependencies,
        CancellationToken cancellation)
    {
        if (depth > MaxDepth
            || passed is not { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod.OriginalDefinition: var method } }
            || !bodies.HasBody(method))
            return false;
        var declared = (method.PartialImplementationPart ?? method).Parameters[parameter.Ordinal];
        var uses = dependencies.OperationsOf(method, bodies, cancellation).Select(BodyReferences.Around).Distinct()
            .SelectMany(b => b.To(declared));
        foreach (var use in uses)
        {
            dependencies.Budget.Visit();
            if (use.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } run && run.Instance == use)
                found.Add(run.Arguments[ordinal].Value);
            else if (!IsTest(use)
                && !(use.Parent is IArgumentOperation next && Add(next, ordinal, found, depth + 1, dependencies, cancellation)))
                return false;
        }

        return found.Count > 0;
    }

    /// <summary>Indicates whether a delegate is only compared with null, or given to who does.</summary>
    private static bool IsTest(IOperation use) =>
        use.Parent is IConversionOperation { Parent: IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_Object } }
            or IConversionOperation { Parent: IBinaryOperation } or IBinaryOperation or IIsPatternOperation;
}
