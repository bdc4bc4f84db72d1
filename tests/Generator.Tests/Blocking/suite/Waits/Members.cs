using System.Runtime.CompilerServices;

public sealed class Members
{
    public async Task Tasks(Func<Task> task, Func<Task<int>> value, ValueTask<int> quick, ValueTask plain, CancellationToken token)
    {
        await Task.Yield();
        task().Wait(); // ADPT101
        task().Wait(100); // ADPT101
        task().Wait(TimeSpan.FromSeconds(1)); // ADPT101
        task().Wait(token); // ADPT101
        task().Wait(100, token); // ADPT101
        task().Wait(0); // -
        task().Wait(TimeSpan.Zero); // -
        task().Wait(0, token); // -
        Task.WaitAll(task(), value()); // ADPT101
        Task.WaitAll([task(), value()], 100); // ADPT101
        Task.WaitAny(task(), value()); // ADPT101
        Task.WaitAny([task()], 0); // -
        _ = value().Result; // ADPT101
        _ = quick.Result; // ADPT101
        task().GetAwaiter().GetResult(); // ADPT101
        _ = value().GetAwaiter().GetResult(); // ADPT101
        plain.GetAwaiter().GetResult(); // ADPT101
        _ = quick.GetAwaiter().GetResult(); // ADPT101
        task().ConfigureAwait(false).GetAwaiter().GetResult(); // ADPT101
        _ = value().ConfigureAwait(false).GetAwaiter().GetResult(); // ADPT101
        plain.ConfigureAwait(false).GetAwaiter().GetResult(); // ADPT101
        _ = quick.ConfigureAwait(false).GetAwaiter().GetResult(); // ADPT101
        _ = quick.AsTask().Result; // ADPT101
        new Task(() => { }).RunSynchronously(); // ADPT101
        _ = task().IsCompleted; // -
        _ = value().Status; // -
        _ = task().AsyncState; // -
        _ = nameof(quick.Result); // -
        _ = new Answer().Result; // -
        new Answer().Wait(); // -
    }

    public async Task Streams(IAsyncEnumerable<int> items)
    {
        foreach (var item in items.ToBlockingEnumerable()) // ADPT101
            _ = item;
        await foreach (var item in items) // -
            _ = item;
    }

    public async Task Handles(IAsyncResult result, Stream stream, SynchronizationContext context, Func<int> work)
    {
        await Task.Yield();
        result.AsyncWaitHandle.WaitOne(); // ADPT102
        result.AsyncWaitHandle.WaitOne(0); // -
        _ = stream.EndRead(result); // ADPT101
        stream.EndWrite(result); // ADPT101
        work.EndInvoke(result); // ADPT101
        context.Send(_ => { }, null); // ADPT101
        context.Post(_ => { }, null); // -
        _ = stream.BeginRead(new byte[1], 0, 1, null, null); // -
    }

    public async Task Custom(Custom custom)
    {
        custom.GetAwaiter().GetResult(); // ADPT101
        await custom; // -
        _ = new Answer().GetResult(); // -
    }

    public Task WithoutTheModifier(Task task)
    {
        task.Wait(); // ADPT101
        return task; // -
    }

    public ValueTask<int> OfAValueTask(Task<int> task) => new(task.Result); // ADPT101

    public async IAsyncEnumerable<int> OfAStream(Task<int> task)
    {
        yield return task.Result; // ADPT101
        yield return await task; // -
    }

    public async void WithoutATask(Task task)
    {
        task.Wait(); // ADPT101
        await task; // -
    }

    public void NotAsynchronous(Task task) => task.Wait(); // -

    public int Property => Task.Run(() => 1).Result; // -
}

public sealed class Answer
{
    public int Result => 42;

    public void Wait() { }

    public int GetResult() => 42;
}

public sealed class Custom
{
    public CustomAwaiter GetAwaiter() => new();
}

public sealed class CustomAwaiter : INotifyCompletion
{
    public bool IsCompleted => false;

    public void OnCompleted(Action continuation) => continuation();

    public void GetResult() { }
}
