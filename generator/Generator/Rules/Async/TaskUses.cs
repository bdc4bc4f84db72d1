using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Async;

/// <summary>What becomes of a task where it is made.</summary>
internal static class TaskUses
{
    /// <summary>Whether nobody has the task afterwards: a statement of its own, or a discard.</summary>
    public static bool IsDropped(IOperation task) =>
        Outermost(task).Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>Whether the task outlives the function: it is dropped, or kept in a field or a property.</summary>
    public static bool IsDetached(IOperation task) => IsDropped(task) || Outermost(task).Parent switch
    {
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation } => true,
        ICoalesceAssignmentOperation => true,
        _ => false,
    };

    /// <summary>Whether the task is awaited where it is made.</summary>
    public static IAwaitOperation? Await(IOperation task)
    {
        var outer = Outermost(task);
        return outer.Parent switch
        {
            IAwaitOperation found => found,
            IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured when configured.Instance == outer => configured.Parent as IAwaitOperation,
            _ => null,
        };
    }

    /// <summary>The task with what changes only how it is written around it.</summary>
    private static IOperation Outermost(IOperation task)
    {
        var outer = task;
        while (outer.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation
            || (outer.Parent is IConditionalAccessOperation access && access.WhenNotNull == outer))
            outer = outer.Parent;
        return outer;
    }
}
