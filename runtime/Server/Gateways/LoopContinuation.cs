using System.Runtime.CompilerServices;

namespace Adapters.Server.Gateways;

/// <summary>
/// Decides how to await a ValueTask without leaving the loop, depending on its source. A Task resumes its waiter in place only
/// under the context that the waiter captured; a pooled source does so only if none was captured, and posts otherwise. The type
/// does not show which it is, so its field is read. On a runtime without that field, the wait captures the context.
/// </summary>
internal static class LoopContinuation
{
    private static readonly bool IsKnown = TryRead();

    public static void OnCompleted(ValueTask task, Action continuation)
    {
        if (IsKnown && Backing(ref task) is not Task)
            task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
        else
            task.GetAwaiter().UnsafeOnCompleted(continuation);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_obj")]
    private static extern ref object? Backing(ref ValueTask task);

    private static bool TryRead()
    {
        try
        {
            var task = new ValueTask(Task.CompletedTask);
            return Backing(ref task) is Task;
        }
        catch (MissingFieldException)
        {
            return false;
        }
    }
}
