namespace Adapters.Server.Gateways;

/// <summary>
/// Reads the task of an application that completes later. A source of the application's own may report that too early, or throw.
/// </summary>
internal static class ApplicationTask
{
    public static bool HasCompleted(in ValueTask task)
    {
        try
        {
            return task.IsCompleted;
        }
        catch (Exception)
        {
            // Its source is at fault; taking the result says in which way.
            return true;
        }
    }

    /// <summary>Takes the result. Returns the exception of the application, or null.</summary>
    public static Exception? TakeError(in ValueTask task)
    {
        try
        {
            task.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
