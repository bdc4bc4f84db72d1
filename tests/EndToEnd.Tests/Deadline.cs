namespace Adapters.EndToEnd.Tests;

/// <summary>Waits for something that does not notify the test: polls, and gives up after a time that only a fault exceeds.</summary>
internal static class Deadline
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<T> PollAsync<T>(Func<T?> ask, Func<string> explain)
        where T : class
    {
        var end = Environment.TickCount64 + (long)Usual.TotalMilliseconds;
        while (Environment.TickCount64 < end)
        {
            if (ask() is { } answer)
                return answer;
            await Task.Delay(Pause);
        }

        throw new TimeoutException(explain());
    }

    public static async Task PollAsync(Func<Task<bool>> ask, Func<string> explain)
    {
        var end = Environment.TickCount64 + (long)Usual.TotalMilliseconds;
        while (!await ask())
        {
            if (Environment.TickCount64 >= end)
                throw new TimeoutException(explain());
            await Task.Delay(Pause);
        }
    }

    public static Task PollAsync(Func<bool> ask, Func<string> explain) => PollAsync(() => ask() ? "" : null, explain);
}
