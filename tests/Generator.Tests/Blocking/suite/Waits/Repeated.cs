/// <summary>A wait completes its task, so that the result behind it does not wait: one fault is one finding.</summary>
public sealed class Repeated
{
    public async Task Waits(Task<int> task, Task<int> other)
    {
        await Task.Yield();
        task.Wait(); // ADPT101
        _ = task.Result; // -
        task.Wait(); // ADPT101
        _ = other.Result; // ADPT101
    }

    public async Task All(Task<int> a, Task<int> b, Task<int> c)
    {
        await Task.Yield();
        Task.WaitAll(a, b); // ADPT101
        _ = a.Result + b.Result; // -
        _ = c.Result; // ADPT101
    }

    public async Task Awaiters(Task<int> task)
    {
        await Task.Yield();
        task.Wait(CancellationToken.None); // ADPT101
        _ = task.GetAwaiter().GetResult(); // -
    }

    public async Task WithATimeout(Task<int> task)
    {
        await Task.Yield();
        task.Wait(100); // ADPT101
        _ = task.Result; // ADPT101
    }

    public async Task<int> InABranch(Task<int> task, bool isNow)
    {
        await Task.Yield();
        if (isNow)
            task.Wait(); // ADPT101
        return task.Result; // ADPT101
    }

    public ValueTask<int> FastPath(ValueTask<int> task)
    {
        if (task.IsCompletedSuccessfully)
            return new ValueTask<int>(task.Result); // -
        return Slow(task);
    }

    public async ValueTask<int> FastPathInOne(ValueTask<int> task) =>
        task.IsCompletedSuccessfully ? task.Result : await task; // -

    public async ValueTask<int> FastPathNegated(ValueTask<int> task)
    {
        var awaiter = task.GetAwaiter();
        if (!awaiter.IsCompleted)
            return await task;
        return awaiter.GetResult(); // -
    }

    private static async ValueTask<int> Slow(ValueTask<int> task) => await task;
}
