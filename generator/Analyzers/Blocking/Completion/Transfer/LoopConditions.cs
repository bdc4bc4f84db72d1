using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>The conditions that end loops over all elements of a collection.</summary>
internal sealed class LoopConditions(AccessPathBuilder paths)
{
    public CompletionState Apply(CompletionState state, bool holds, IOperation? condition)
    {
        paths.Visit();
        return AtEnd(state, holds, condition);
    }

    private CompletionState AtEnd(CompletionState state, bool holds, IOperation? condition) => condition switch
    {
        IInvocationOperation { TargetMethod.Name: "MoveNext" or "MoveNextAsync", Instance: IFlowCaptureReferenceOperation enumerator } =>
            holds ? state : End(state, enumerator),
        IAwaitOperation { Operation: var moved } => Apply(state, holds, paths.Bindings.Resolve(moved)),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } moved } => Apply(state, holds, moved),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.NotEquals } binary =>
            holds ? state : End(state, binary),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals } binary =>
            holds ? End(state, binary) : state,
        _ => state,
    };

    private CompletionState End(CompletionState state, IFlowCaptureReferenceOperation enumerator)
    {
        if (paths.Bindings.EnumeratedBy(enumerator) is not { } collection)
            return state;
        foreach (var elements in paths.Sequences.IsWhole(collection) ? paths.Sequences.Of(collection) ?? [] : [])
        {
            if (elements.LastWhole() is { } whole)
                state = Iterations.End(state, AccessPathBuilder.KeyOf(enumerator.Id), whole);
        }

        return EndsOf(collection) is { } tasks ? state.CompleteAll(paths.Combinations.ImpliedByEach(tasks)) : state;
    }

    private CompletionState End(CompletionState state, IBinaryOperation binary) =>
        binary.RightOperand is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } collection }
        && paths.Of(binary.LeftOperand) is { } index && paths.Of(collection) is { } path
            ? Iterations.End(state, index, path)
            : state;

    /// <summary>The tasks that <c>Task.WhenEach</c> gives as they end.</summary>
    private IOperation? EndsOf(IOperation collection)
    {
        paths.Visit();
        return paths.Bindings.Resolve(collection) switch
        {
            IInvocationOperation
            {
                TargetMethod.Name: "WithCancellation" or "ConfigureAwait"
            } call when Sequences.SourceOf(call) is { } source => EndsOf(source),
            IInvocationOperation { Arguments: [{ Value: var tasks }] } call when TaskCombinations.IsOf(call, "WhenEach") => tasks,
            _ => null,
        };
    }
}
