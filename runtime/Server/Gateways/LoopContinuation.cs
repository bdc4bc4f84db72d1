using System.Runtime.CompilerServices;

namespace Adapters.Server.Gateways;

/// <summary>
/// What a ValueTask stands for decides how to wait for it without leaving the loop. A Task resumes its waiter in place only
/// under the context that the waiter captured; a pooled source does so only if none was captured, and posts otherwise. The
/// type does not tell which it is, so its field is asked; a runtime without that field is waited for with the context.
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
