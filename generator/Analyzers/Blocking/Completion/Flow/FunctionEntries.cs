using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Completion.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Flow;

/// <summary>The facts that hold when a lambda runs, by the method that it is given to.</summary>
internal static class FunctionEntries
{
    public static CompletionState Of(IFlowAnonymousFunctionOperation function, CompletionState known, AccessPathBuilder paths)
    {
        foreach (var parameter in function.Symbol.Parameters)
        {
            if (paths.Bindings.Parameters.CollectionOf(parameter) is { } collection
                && paths.Sequences.Of(collection) is { } elements
                && elements.All(known.IsComplete))
                known = known.Complete(paths.OfVariable(parameter));
        }

        return CallAround(function) is { } call ? known.CompleteAll(EndedBefore(call, paths)) : known;
    }

    /// <summary>
    /// Indicates whether the lambda is run by the call that it is given to, and not later: a sequence that is not used up waits.
    /// </summary>
    public static bool RunsAtOnce(IFlowAnonymousFunctionOperation function)
    {
        var call = CallAround(function);
        while (call is not null && Sequences.IsOver(call) && IsLazy(call.TargetMethod.ReturnType))
            call = CallAround(call);
        return call is not null && Sequences.IsOver(call);
    }

    /// <summary>The tasks whose end runs the function.</summary>
    private static IEnumerable<AccessPath> EndedBefore(IInvocationOperation call, AccessPathBuilder paths) => call switch
    {
        { TargetMethod.Name: "ContinueWith" or "OnCompleted" or "UnsafeOnCompleted", Instance: { } task } =>
            paths.Combinations.ImpliedBy(task),
        { TargetMethod.Name: "ContinueWhenAll", Arguments: [{ Value: var tasks }, ..] } => paths.Combinations.ImpliedByEach(tasks),
        _ => [],
    };

    private static bool IsLazy(ITypeSymbol type) =>
        type.Name is "IEnumerable" or "IOrderedEnumerable" or "IAsyncEnumerable" or "ParallelQuery" or "IGrouping";

    private static IInvocationOperation? CallAround(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent as IInvocationOperation;
    }
}
