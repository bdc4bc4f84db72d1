public sealed class Exceptions
{
    public async Task Filtered(Task<int> task, Func<int> other)
    {
        try
        {
            other();
            await task;
        }
        catch (Exception) when (task.IsCompleted)
        {
            _ = task.Result; // -
        }
        catch (InvalidOperationException)
        {
            _ = task.Result; // ADPT101
        }
    }

    public async Task TwoAwaits(Task<int> a, Task<int> b)
    {
        try
        {
            await a;
            await b;
        }
        catch (Exception)
        {
            _ = a.Result; // -
            _ = b.Result; // ADPT101
        }
    }

    public async Task TwoInOne(Task<int> a, Task<int> b)
    {
        try
        {
            _ = await a + await b;
        }
        catch (Exception)
        {
            _ = a.Result; // -
            _ = b.Result; // ADPT101
        }
    }

    public async Task ArgumentBefore(Task<int> task, Func<int> other)
    {
        try
        {
            _ = Math.Max(other(), await task);
        }
        catch (Exception)
        {
            _ = task.Result; // ADPT101
        }
    }

    public async Task PlainBefore(Task<int> task)
    {
        var tries = 0;
        try
        {
            tries = 1;
            await task;
        }
        catch (Exception)
        {
            _ = task.Result + tries; // -
        }
    }

    public async Task StartedInside(Func<Task<int>> start)
    {
        Task<int>? task = null;
        try
        {
            task = start();
            await task;
        }
        catch (Exception)
        {
            _ = task?.Result; // -
        }
        finally
        {
            _ = task?.IsCompleted; // -
        }
    }

    public async Task ReassignedInside(Task<int> task, Func<Task<int>> start)
    {
        await task;
        try
        {
            task = start();
            Console.WriteLine("started");
            await task;
        }
        catch (Exception)
        {
            _ = task.Result; // ADPT101
        }
    }

    public async Task Swallowed(Task<int> task)
    {
        try
        {
            await task;
        }
        catch
        {
            Console.WriteLine("failed");
        }

        _ = task.IsFaulted ? 0 : task.Result; // -
    }

    public async Task InTheCatch(Task<int> task, Func<int> other)
    {
        try
        {
            other();
        }
        catch (Exception)
        {
            await task;
            _ = task.Result; // -
        }

        _ = task.Result; // ADPT101
    }

    public async Task InBoth(Task<int> task, Func<int> other)
    {
        try
        {
            other();
            await task;
        }
        catch (Exception)
        {
            await task;
        }

        _ = task.Result; // -
    }

    public async Task Left(Task<int> task, Func<int> other)
    {
        try
        {
            other();
            await task;
        }
        catch (Exception)
        {
            return;
        }

        _ = task.Result; // -
    }

    public async Task Rethrown(Task<int> task, Func<int> other)
    {
        try
        {
            other();
            await task;
        }
        catch (Exception)
        {
            Console.WriteLine("failed");
            throw;
        }

        _ = task.Result; // -
    }

    public async Task InTheFinally(Task<int> task, Func<int> other)
    {
        try
        {
            other();
            await task;
        }
        finally
        {
            _ = task.Result; // ADPT101
        }

        _ = task.Result; // -
    }

    public async Task GuardedFinally(Task<int> task, Func<int> other)
    {
        try
        {
            other();
        }
        finally
        {
            if (!task.IsCompleted)
                await task;
        }

        _ = task.Result; // -
    }

    public async Task FinallyReassigns(Task<int> task, Func<Task<int>> start)
    {
        try
        {
            await task;
        }
        finally
        {
            task = start();
        }

        _ = task.Result; // ADPT101
    }

    public async Task FinallyOnOneWay(Task<int> task, Func<int> other, bool maybe)
    {
        try
        {
            other();
        }
        finally
        {
            if (maybe)
                await task;
        }

        _ = task.Result; // ADPT101
    }

    public async Task Nested(Task<int> a, Task<int> b, Func<int> other)
    {
        try
        {
            try
            {
                await a;
            }
            finally
            {
                other();
            }

            await b;
        }
        catch (Exception)
        {
            _ = a.Result; // -
            _ = b.Result; // ADPT101
        }
    }

    public async Task WithResources(Task<int> task, Func<IDisposable> open, Func<IAsyncDisposable> openLater)
    {
        using (open())
        {
            await task;
        }

        _ = task.Result; // -
        await using var later = openLater();
        _ = task.Result; // -
    }

    public async Task ResourceFails(Task<int> task, Func<IDisposable> open)
    {
        try
        {
            using var resource = open();
            await task;
        }
        catch (Exception)
        {
            _ = task.Result; // ADPT101
        }
    }

    public async Task TimedOut(Task<int> task, Task<int> other, CancellationToken token)
    {
        try
        {
            await task.WaitAsync(TimeSpan.FromSeconds(1), token);
            _ = task.Result; // -
        }
        catch (TimeoutException)
        {
            _ = task.Result; // ADPT101
        }

        await ((Task)other).WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ = other.Result; // ADPT101
        await ((Task)other).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ = other.Result; // -
    }

    public async Task All(Task<int> a, Task<int> b)
    {
        try
        {
            await Task.WhenAll(a, b);
        }
        catch (Exception)
        {
            _ = a.IsCompletedSuccessfully ? a.Result : b.Result; // -
        }
    }

    public async Task InALock(Task<int> task, object gate)
    {
        await task;
        lock (gate)
        {
            _ = task.Result; // -
        }
    }
}
