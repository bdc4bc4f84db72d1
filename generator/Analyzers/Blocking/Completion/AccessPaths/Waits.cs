using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>The task that a call waits for, if it may be a wait.</summary>
internal static class Waits
{
    /// <summary>
    /// The tasks, awaiters, results or collections that must be complete for the call not to wait; nothing if it is no wait.
    /// </summary>
    public static IEnumerable<IOperation> TasksOf(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => [task],
        IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" or "RunSynchronously", Instance: { } task } => [task],
        IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", ContainingType.Name: "Task" }, Arguments: [var tasks, ..] } =>
            [tasks.Value],
        IInvocationOperation { TargetMethod.Name: "WaitOne", Instance: { } handle } => OperationOf(handle) is { } result ? [result] : [],
        IInvocationOperation { TargetMethod.Name: var name } call when name.StartsWith("End", StringComparison.Ordinal)
            => call.Arguments.Where(a => a.Parameter?.Type.Name == "IAsyncResult").Select(a => a.Value),
        _ => [],
    };

    /// <summary>The operation that signals the handle when it has ended.</summary>
    public static IOperation? OperationOf(IOperation handle) =>
        handle is IPropertyReferenceOperation { Property.Name: "AsyncWaitHandle", Instance: { } result } ? result : null;

    /// <summary>Indicates whether the operation gets what a task has come to: behind a wait, it does not wait again.</summary>
    public static bool IsRead(IOperation operation) =>
        operation is IPropertyReferenceOperation or IInvocationOperation { TargetMethod.Name: "GetResult" };

    public static bool IsForAll(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "WaitAll" };

    public static bool IsForAny(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "WaitAny" };
}
