public sealed class Guards
{
    public async Task Completed(Task<int> task)
    {
        if (task.IsCompleted)
            _ = task.Result; // -
        else
            _ = task.Result; // ADPT101
        await Task.Yield();
    }

    public async ValueTask<int> Fast(ValueTask<int> task)
    {
        if (task.IsCompletedSuccessfully)
            return task.Result; // -
        return await task;
    }

    public ValueTask<int> WithoutTheModifier(Task<int> task) =>
        task.IsCompletedSuccessfully ? new(task.Result) : new(task); // -

    public ValueTask<int> TheWrongWay(Task<int> task) =>
        task.IsCompletedSuccessfully ? new(task) : new(task.Result); // ADPT101

    public async Task Early(Task<int> task)
    {
        if (!task.IsCompleted)
        {
            await Task.Yield();
            return;
        }

        _ = task.Result; // -
    }

    public async Task And(Task<int> task, bool other)
    {
        if (task.IsCompleted && other)
            _ = task.Result; // -
        if (task.IsCompleted || other)
            _ = task.Result; // ADPT101
        if (!task.IsCompleted || other)
            return;
        _ = task.Result; // -
        await Task.Yield();
    }

    public async Task Statuses(Task<int> task)
    {
        await Task.Yield();
        if (task.Status == TaskStatus.RanToCompletion)
            _ = task.Result; // -
        if (task.Status != TaskStatus.RanToCompletion)
            _ = task.Result; // ADPT101
        if (task.Status == TaskStatus.Running)
            _ = task.Result; // ADPT101
        if (TaskStatus.RanToCompletion == task.Status)
            _ = task.Result; // -
        if (task.IsFaulted)
            _ = task.Result; // -
        if (task.IsCanceled)
            task.Wait(); // -
    }

    public async Task Patterns(Task<int> task)
    {
        await Task.Yield();
        if (task is { IsCompleted: true })
            _ = task.Result; // -
        if (task is { IsCompletedSuccessfully: true, Result: > 3 }) // -
            _ = task.Result; // -
        if (task is { IsCompleted: false })
            _ = task.Result; // ADPT101
        if (task.IsCompleted is true)
            _ = task.Result; // -
        if (task.IsCompleted is false)
            return;
        _ = task.Result; // -
    }

    public async Task Compared(Task<int> task)
    {
        if (task.IsCompleted == false)
            await task;
        _ = task.Result; // -
    }

    public async Task Awaiters(Task<int> task)
    {
        var awaiter = task.GetAwaiter();
        if (awaiter.IsCompleted)
            _ = awaiter.GetResult(); // -
        else
            _ = awaiter.GetResult(); // ADPT101
        await Task.Yield();
    }

    public async Task Polled(Task<int> task)
    {
        if (task.Wait(0)) // -
            _ = task.Result; // -
        await Task.Yield();
    }

    public async Task Asserted(Task<int> task)
    {
        await Task.Yield();
        System.Diagnostics.Debug.Assert(task.IsCompleted);
        _ = task.Result; // -
    }

    public async Task Another(Task<int> task, Task<int> other)
    {
        if (other.IsCompleted)
            _ = task.Result; // ADPT101
        await Task.Yield();
    }
}

public sealed class KnownComplete
{
    public async Task Made(Exception error, CancellationToken token)
    {
        await Task.Yield();
        _ = Task.FromResult(1).Result; // -
        Task.CompletedTask.Wait(); // -
        Task.FromException(error).Wait(); // -
        Task.FromCanceled(token).Wait(); // -
        _ = new ValueTask<int>(5).Result; // -
        ValueTask.CompletedTask.GetAwaiter().GetResult(); // -
        var made = Task.FromResult(1);
        _ = made.Result; // -
        made = Task.Run(() => 2);
        _ = made.Result; // ADPT101
        _ = new ValueTask<int>(Task.Run(() => 2)).Result; // ADPT101
    }

    public async Task Chosen(bool maybe, Task<int> task)
    {
        var chosen = maybe ? task : Task.FromResult(1);
        _ = chosen.Result; // ADPT101
        if (!maybe)
            task = Task.FromResult(2);
        else
            await task;
        _ = task.Result; // -
    }

    public async Task Continued(Task<int> task, Task<int>[] tasks)
    {
        await task.ContinueWith(t => t.Result + 1); // -
        await task.ContinueWith(static (t, _) => t.Result, null); // -
        await Task.Factory.ContinueWhenAll(tasks, all => all[0].Result); // -
        await Task.Factory.ContinueWhenAny(tasks, any => any.Result); // -
    }

    public async Task Functions(Task<int> task)
    {
        await Local();
        await Lambda();

        async Task Local()
        {
            _ = task.Result; // ADPT101
            await task;
            _ = task.Result; // -
        }

        static async Task Lambda()
        {
            var run = async (Task<int> inner) =>
            {
                _ = inner.Result; // ADPT101
                await inner;
                _ = inner.Result; // -
            };
            await run(Task.FromResult(1));
        }
    }
}
