using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Sequences;

/// <summary>Follows a sequence from where it is made to who enumerates it, inside of its method and one helper further.</summary>
internal sealed class EnumerationUses(MethodBodies bodies, BodyDependencies dependencies, CancellationToken cancellation)
{
    /// <summary>A sequence goes through fewer variables, operators and helpers; beyond, it is taken to be enumerated.</summary>
    private const int MaxSteps = 16;

    /// <summary>The variables and parameters whose uses are counted: a query is often given to its own variable again.</summary>
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    /// <summary>Indicates whether values of the type may be sequences that are made when somebody asks.</summary>
    public static bool IsLazy(ITypeSymbol? type) =>
        type?.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerator_T
            or SpecialType.System_Collections_IEnumerator
        || type is { Name: "IOrderedEnumerable" };

    /// <summary>
    /// Indicates whether a call gives a sequence that asks its source, and runs its functions, only when it is asked itself.
    /// </summary>
    public static bool IsLazyOperator(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable", ContainingNamespace.Name: "Linq" } && IsLazy(method.ReturnType);

    /// <summary>Indicates whether the body of a method runs only when somebody enumerates its result.</summary>
    public static bool IsLazyIterator(IMethodSymbol method) => method.IsIterator && IsLazy(method.ReturnType);

    /// <summary>The flag that a call passes on for the sequence that it gets: enumerated, or as the caller's caller decides.</summary>
    public static PassedFlag PassedTo(EnumerationUse use) => use == EnumerationUse.Returned
        ? new PassedFlag(FlagSet.Enumerated, FlagSet.Enumerated, true)
        : PassedFlag.Of(FlagSet.Enumerated, use == EnumerationUse.Enumerated);

    /// <summary>The use of the sequence that runs a function for its elements; any other function is not one of a sequence.</summary>
    public EnumerationUse OfFunction(IOperation function)
    {
        var value = function;
        while (value.Parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
            value = value.Parent;
        return value.Parent is IArgumentOperation { Parent: IInvocationOperation call } && IsLazyOperator(call.TargetMethod)
            ? Of(call)
            : EnumerationUse.Enumerated;
    }

    public EnumerationUse Of(IOperation sequence)
    {
        _followed.Clear();
        return Of(sequence, 0);
    }

    private EnumerationUse Of(IOperation sequence, int steps)
    {
        dependencies.Budget.Visit();
        if (steps > MaxSteps)
            return EnumerationUse.Enumerated;
        var value = sequence;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation
            or ITranslatedQueryOperation && IsLazy(value.Parent.Type))
            value = value.Parent;
        return value.Parent switch
        {
            IArgumentOperation argument => OfArgument(argument, steps),
            IReturnOperation { Kind: OperationKind.Return } when FunctionAround(value) is null => EnumerationUse.Returned,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => OfVariable(local, value, steps),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment
                when assignment.Value == value => OfVariable(local, value, steps),
            ISimpleAssignmentOperation { Target: IDiscardOperation } or IExpressionStatementOperation => EnumerationUse.None,
            ISimpleAssignmentOperation or IObjectOrCollectionInitializerOperation or IArrayInitializerOperation or ITupleOperation
                or IFieldInitializerOperation or IPropertyInitializerOperation => EnumerationUse.Escapes,
            _ => EnumerationUse.Enumerated,
        };
    }

    private EnumerationUse OfVariable(ILocalSymbol local, IOperation anywhere, int steps)
    {
        var most = EnumerationUse.None;
        if (!_followed.Add(local))
            return most;
        foreach (var use in BodyReferences.Around(anywhere).To(local))
        {
            if (use is not ILocalReferenceOperation || SingleAssignments.IsWritten(use))
                continue;
            var found = Of(use, steps + 1);
            most = found > most ? found : most;
        }

        return most;
    }

    private EnumerationUse OfArgument(IArgumentOperation argument, int steps)
    {
        if (argument is not { Parent: IInvocationOperation { TargetMethod: var method } call, Parameter: { } parameter })
            return argument.Parent is IObjectCreationOperation { Constructor.OriginalDefinition: var made }
                && (bodies.HasBody(made) || Awaitables.IsTask(made.ContainingType))
                ? EnumerationUse.Escapes
                : EnumerationUse.Enumerated;
        if (IsLazyOperator(method))
            return Of(call, steps + 1);
        if (method.Name == "FromResult" && Awaitables.IsTask(method.ContainingType))
            return EnumerationUse.Escapes;
        return bodies.HasBody(method.OriginalDefinition) && IsLazy(parameter.Type)
            ? OfParameter(method.OriginalDefinition, parameter.Ordinal, steps)
            : EnumerationUse.Enumerated;
    }

    /// <summary>Finds the use that a helper makes of a sequence. One that returns it again is not followed further.</summary>
    private EnumerationUse OfParameter(IMethodSymbol helper, int ordinal, int steps)
    {
        if (helper.IsIterator)
            return EnumerationUse.Escapes;
        var declared = (helper.PartialImplementationPart ?? helper).Parameters[ordinal];
        var most = EnumerationUse.None;
        if (!_followed.Add(declared))
            return most;
        foreach (var body in dependencies.OperationsOf(helper, bodies, cancellation).Select(BodyReferences.Around).Distinct())
        {
            foreach (var use in body.To(declared))
            {
                var found = Of(use, steps + (MaxSteps / 4));
                most = found > most ? found : most;
            }
        }

        return most == EnumerationUse.Returned ? EnumerationUse.Escapes : most;
    }

    private static IOperation? FunctionAround(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return around;
        }

        return null;
    }
}
