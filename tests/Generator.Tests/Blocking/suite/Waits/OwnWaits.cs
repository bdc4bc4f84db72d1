/// <summary>Helpers of the user that await what they are given, and throw when a time is over.</summary>
public static class TaskWaits
{
    public static async Task Within(this Task task, int timeout = Timeout.Infinite)
    {
        if (timeout == Timeout.Infinite)
        {
            await task.ConfigureAwait(false);
            return;
        }

        try
        {
            var delay = Task.Delay(timeout);
            var first = await Task.WhenAny(task, delay).ConfigureAwait(false);
            if (first == delay)
                throw new TimeoutException();
            await task.ConfigureAwait(false);
        }
        catch (AggregateException e)
        {
            if (e.InnerExceptions.Count == 1)
                throw e.InnerExceptions[0];
            throw;
        }
    }

    public static async Task<T> Soon<T>(Task<T> task, CancellationToken token)
    {
        using (token.Register(() => { }))
            return await task;
    }

    public static async Task Shortly(Task task) => await task;

    public static async Task Maybe(Task task, bool wanted)
    {
        if (wanted)
            await task;
    }

    public static async Task Early(Task task, bool wanted)
    {
        if (!wanted)
            return;
        await task;
    }

    public static async Task Lenient(Task task, Task delay)
    {
        try
        {
            if (await Task.WhenAny(task, delay) == delay)
                throw new TimeoutException();
            await task;
        }
        catch (TimeoutException)
        {
        }
    }

    public static async Task Other(Task task)
    {
        task = Task.Delay(1);
        await task;
    }

    public static async Task Quiet(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

public sealed class OwnWaits
{
    public async Task All(Task<int> a, Task<int> b)
    {
        var both = new[] { a, b };
        await Task.WhenAll(both).Within(100).ConfigureAwait(false);
        _ = both[0].Result + b.Result; // -
    }

    public async Task One(Task<int> a, Task<int> b, Task<int> c, CancellationToken token)
    {
        await a.Within();
        _ = a.Result; // -
        _ = await TaskWaits.Soon(b, token);
        _ = b.Result; // -
        await TaskWaits.Shortly(c);
        _ = c.Result; // -
    }

    public async Task NotAlways(Task<int> a, Task<int> b, Task<int> c, Task<int> d, bool wanted)
    {
        await TaskWaits.Maybe(a, wanted);
        _ = a.Result; // ADPT101
        await TaskWaits.Early(b, wanted);
        _ = b.Result; // ADPT101
        await TaskWaits.Lenient(c, Task.Delay(1));
        _ = c.Result; // ADPT101
        await TaskWaits.Other(d);
        _ = d.Result; // ADPT101
    }

    public async Task NotAwaited(Task<int> a, Task<int> b)
    {
        await Task.Yield();
        _ = a.Within(1);
        _ = a.Result; // ADPT101
        try
        {
            await b.Within(1);
        }
        catch (TimeoutException)
        {
        }

        _ = b.Result; // ADPT101
    }
}
