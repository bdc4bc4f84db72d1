using System.Runtime.CompilerServices;

public sealed class Awaiters
{
    public async Task Configured(Task task, Task<string> text, ValueTask<int> quick)
    {
        await Task.Yield();
        task.ConfigureAwait(ConfigureAwaitOptions.ForceYielding).GetAwaiter().GetResult(); // ADPT101
        var configured = text.ConfigureAwait(false);
        _ = configured.GetAwaiter().GetResult(); // ADPT101
        _ = await configured; // -
        _ = quick.AsTask().ConfigureAwait(false).GetAwaiter().GetResult(); // ADPT101
        _ = quick.Preserve().Result; // ADPT101
    }

    public async Task Kept(Task<int> task, Task<int> other)
    {
        var awaiter = task.GetAwaiter();
        var late = other.ConfigureAwait(false).GetAwaiter();
        _ = awaiter.GetResult(); // ADPT101
        await task;
        _ = awaiter.GetResult(); // -
        _ = late.GetResult(); // ADPT101
        await other.ConfigureAwait(true);
        _ = late.GetResult(); // -
    }

    public async Task OfASequence(IAsyncEnumerator<int> items)
    {
        await Task.Yield();
        while (items.MoveNextAsync().AsTask().Result) // ADPT101
            _ = items.Current; // -
        items.DisposeAsync().AsTask().Wait(); // ADPT101
        items.DisposeAsync().GetAwaiter().GetResult(); // ADPT101
        await items.DisposeAsync(); // -
    }

    public async Task ByExtension(TimeSpan pause)
    {
        pause.GetAwaiter().GetResult(); // ADPT101
        await pause; // -
    }

    public async Task ByInterface(IAwaiter<int> awaiter)
    {
        if (awaiter.IsCompleted)
            _ = awaiter.GetResult(); // -
        _ = awaiter.GetResult(); // ADPT101
        awaiter.OnCompleted(() => Console.WriteLine(awaiter.GetResult())); // -
        await Task.Yield();
    }

    public async Task Yielded()
    {
        Task.Yield().GetAwaiter().GetResult(); // -
        await Task.Yield();
    }

    public async Task Custom(Signal signal)
    {
        var awaiter = signal.GetAwaiter();
        if (!awaiter.IsCompleted)
            await signal;
        signal.GetAwaiter().GetResult(); // -
        new Signal().GetAwaiter().GetResult(); // ADPT101
    }

    public async Task NoAwaiters(System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore<int> source, Random random)
    {
        await Task.Yield();
        _ = source.GetResult(source.Version); // -
        _ = new Poll().GetResult(); // -
        _ = new Outcome<int>(3).Result; // -
    }

    public async Task Matched(Task<int> task, Task<string> text)
    {
        await Task.Yield();
        _ = task is { Result: > 3 }; // ADPT101
        _ = text is { Result.Length: > 3 }; // ADPT101
        _ = task is { Id: > 3 }; // -
        await task;
        _ = task is { Result: > 3 }; // -
    }

    public async Task Inherited(Download download)
    {
        _ = download.Result; // ADPT101
        download.RunSynchronously(); // ADPT101
        await download;
        _ = download.Result; // -
        download.RunSynchronously(TaskScheduler.Default); // -
    }

    public async Task<int> Offloaded(Task<int> task)
    {
        await Task.Run(() => task.Wait()); // -
        _ = await Task.Run(() => task.Result); // -
        return Task.Run(async () => await task).Result; // ADPT101
    }
}

public sealed class Download() : Task<int>(() => 1);

public sealed record Outcome<T>(T Result);

public static class Pauses
{
    public static TaskAwaiter GetAwaiter(this TimeSpan pause) => Task.Delay(pause).GetAwaiter();
}

public interface IAwaiter<T> : ICriticalNotifyCompletion
{
    bool IsCompleted { get; }

    T GetResult();
}

public sealed class Signal
{
    public SignalAwaiter GetAwaiter() => new();
}

public readonly struct SignalAwaiter : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public void OnCompleted(Action continuation) => continuation();

    public void UnsafeOnCompleted(Action continuation) => continuation();

    public void GetResult() { }
}

public sealed class Poll
{
    public bool IsCompleted => true;

    public int GetResult() => 1;
}
