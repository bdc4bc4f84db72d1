/// <summary>An asynchronous form alone only says that a member may block. What the member does, or is marked as, says more.</summary>
public sealed class Confirmed
{
    private readonly object _gate = new();

    public async Task ByTheBody(Journal journal, FileStream file)
    {
        await Task.Yield();
        journal.Append("x"); // ADPT103
        journal.Wait(); // ADPT101
        journal.Pause(); // ADPT102
        journal.Helper(); // ADPT103
        journal?.Append("x"); // ADPT103
        journal!.Clear(); // ADPT119
        journal.Measure(); // ADPT119
        journal.Compute(); // ADPT119
        journal.Count(new MemoryStream()); // ADPT119
        journal.Count(file); // ADPT103
    }

    public async Task ByAVirtualCall(ITarget target, FileTarget file, IQuiet quiet)
    {
        await Task.Yield();
        target.Put("x"); // ADPT113
        file.Put("x"); // ADPT103
        quiet.Put("x"); // ADPT119
    }

    public async Task ByAMark(Journal journal)
    {
        await Task.Yield();
        journal.Marked(); // ADPT109
        journal.Trusted(); // -
    }

    public async Task InALock(Journal journal)
    {
        await Task.Yield();
        lock (_gate) // ADPT112
            journal.Clear();
        lock (_gate) // ADPT102
            journal.Append("x");
    }

    public async Task InAHelper(Journal journal)
    {
        await Task.Yield();
        Twice(journal); // ADPT103
        OnlyClear(journal); // -
    }

    public async Task OnTheWayToAThrow(Journal journal)
    {
        await Task.Yield();
        journal.Append("x"); // ADPT113
        throw new InvalidOperationException();
    }

    private static void Twice(Journal journal) => journal.Append("xx");

    private static void OnlyClear(Journal journal) => journal.Clear();
}

public sealed class Journal
{
    private readonly Task _task = Task.Delay(1);

    public void Append(string line) => File.AppendAllText("x", line);

    public Task AppendAsync(string line) => File.AppendAllTextAsync("x", line);

    public void Wait() => _task.Wait();

    public Task WaitAsync() => _task;

    public void Pause() => Thread.Sleep(1);

    public Task PauseAsync() => Task.Delay(1);

    public void Helper() => Append("x");

    public Task HelperAsync() => AppendAsync("x");

    public void Clear()
    {
    }

    public Task ClearAsync() => _task;

    public void Measure()
    {
    }

    public Task MeasureAsync() => Task.Run(() => { });

    public void Compute() => GC.Collect();

    public Task ComputeAsync() => _task;

    public int Count(Stream stream) => stream.ReadByte();

    public Task<int> CountAsync(Stream stream) => Task.Run(() => 1);

    [Blocking]
    public void Marked()
    {
    }

    public Task MarkedAsync() => _task;

    [NonBlocking]
    public void Trusted()
    {
    }

    public Task TrustedAsync() => _task;
}

public interface ITarget
{
    void Put(string line);

    Task PutAsync(string line);
}

public sealed class FileTarget : ITarget
{
    public void Put(string line) => File.AppendAllText("x", line);

    public Task PutAsync(string line) => File.AppendAllTextAsync("x", line);
}

public sealed class NoTarget : ITarget
{
    public void Put(string line)
    {
    }

    public Task PutAsync(string line) => Task.CompletedTask;
}

public interface IQuiet
{
    void Put(string line);

    Task PutAsync(string line);
}
