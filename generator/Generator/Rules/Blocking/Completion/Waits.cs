using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>What a call waits for, if it may be a wait.</summary>
internal static class Waits
{
    /// <summary>The tasks, awaiters or results that must be complete for the call not to wait; nothing if it is no wait.</summary>
    public static IEnumerable<IOperation> TasksOf(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => [task],
        IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" or "RunSynchronously", Instance: { } task } => [task],
        IInvocationOperation { TargetMethod: { Name: "WaitAll", ContainingType.Name: "Task" }, Arguments: [var tasks, ..] } => [tasks.Value],
        IInvocationOperation { TargetMethod: { Name: "WaitAny", ContainingType.Name: "Task" }, Arguments: [var tasks, ..] } => [tasks.Value],
        IInvocationOperation { TargetMethod.Name: var name } call when name.StartsWith("End", StringComparison.Ordinal)
            => call.Arguments.Where(a => a.Parameter?.Type.Name == "IAsyncResult").Select(a => a.Value),
        _ => [],
    };

    public static bool IsOfSeveral(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "WaitAll" or "WaitAny" };
}
