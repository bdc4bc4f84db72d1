using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async;

/// <summary>Determines what the code does with a task where it is made.</summary>
internal static class TaskUses
{
    /// <summary>Determines whether nothing holds the task afterwards: it is a statement of its own, or discarded.</summary>
    public static bool IsDropped(IOperation task) =>
        Outermost(task).Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>
    /// Determines whether the task outlives the function: it is dropped, or kept in a field or a property, or its continuation is.
    /// </summary>
    public static bool IsDetached(IOperation task) => IsDropped(task) || Outermost(task).Parent switch
    {
        IInvocationOperation { TargetMethod.Name: "ContinueWith" } next when next.Instance == Outermost(task) =>
            IsDetached(next),

        ISimpleAssignmentOperation { Target: var target } =>
            target is IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation,
        ICoalesceAssignmentOperation => true,
        _ => false,
    };

    /// <summary>Returns the operation that awaits the task where it is made.</summary>
    public static IAwaitOperation? Await(IOperation task)
    {
        var outer = Outermost(task);
        return outer.Parent switch
        {
            IAwaitOperation found => found,
            IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured when configured.Instance == outer =>
                configured.Parent as IAwaitOperation,
            _ => null,
        };
    }

    /// <summary>Returns the task with the operations around it that change only how it is written.</summary>
    private static IOperation Outermost(IOperation task)
    {
        var outer = task;
        while (outer.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation
            || (outer.Parent is IConditionalAccessOperation access && access.WhenNotNull == outer))
            outer = outer.Parent;
        return outer;
    }
}
