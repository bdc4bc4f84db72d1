/// <summary>An asynchronous form of the user's own, which may or may not say that the synchronous one blocks.</summary>
public sealed class Evidence
{
    public async Task OfAWrapper(Counter counter, BufferedConverter converter)
    {
        await Task.Yield();
        counter.Count(); // -
        counter.Sum(1); // -
        counter.Reset(); // -
        counter.Show(); // -
        counter.Save(); // ADPT119
        counter.Load(); // ADPT119
        counter.Put(1); // -
        counter.Keep(1); // ADPT119
        await counter.BeforeAsync(1);
        counter.Before(1); // -
        await counter.BeforeAsync(1);
        counter.Before(2); // ADPT119
        counter.Queue(); // -
        counter.Start(); // -
        counter.Finish(); // ADPT101
        _ = converter.Read(1); // -
    }

    public Task Report(int value) => ReportCore(value);

    public async Task OnTheWayToAThrow(Counter counter, int kind)
    {
        await Task.Yield();
        switch (kind)
        {
            case 1:
                counter.Save(); // ADPT119
                throw new InvalidOperationException();
            case 2:
                counter.Save(); // ADPT119
                break;
            case 3:
            {
                counter.Save(); // ADPT119
                throw new InvalidOperationException();
            }

            case 4:
                if (counter.Count() == 5)
                    break;
                counter.Save(); // ADPT119
                throw new InvalidOperationException();
            default:
                counter.Save(); // ADPT119
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    private async Task ReportCore(int value)
    {
        await Task.Yield();
        Print(value); // -
    }

    private void Print(int value)
    {
    }

    private Task PrintAsync(int value) => Report(value);
}

public sealed class Counter
{
    public int Count() => 1;

    public Task<int> CountAsync() => Task.FromResult(Count());

    public int Sum(int a) => a;

    public ValueTask<int> SumAsync(int a)
    {
        return new ValueTask<int>(Sum(a));
    }

    public void Reset()
    {
    }

    public Task ResetAsync()
    {
        Reset();
        return Task.CompletedTask;
    }

    public void Show()
    {
    }

    public async Task ShowAsync() => Show();

    public void Save()
    {
    }

    public async Task SaveAsync() => await Task.Delay(1);

    public void Load()
    {
    }

    public Task LoadAsync() => Task.Run(Load);

    public void Put(int value)
    {
    }

    public Task PutAsync(int value)
    {
        var source = new TaskCompletionSource<int>();
        Put(value);
        source.SetResult(value);
        return source.Task;
    }

    public void Keep(int value)
    {
    }

    public Task KeepAsync(int value)
    {
        var source = new TaskCompletionSource<int>();
        Keep(value);
        _queued.Add(() => source.Task);
        return source.Task;
    }

    public void Before(int value)
    {
    }

    public async Task BeforeAsync(int value) => await Task.Delay(value);

    private readonly List<Func<Task>> _queued = [];

    public void Queue() => _queued.Add(() => QueueAsync());

    public async Task QueueAsync() => await Task.Delay(1);

    public void Start() => _queued.Add(StartAsync);

    public async Task StartAsync() => await Task.Delay(1);

    public void Finish() => FinishAsync().GetAwaiter().GetResult();

    public async Task FinishAsync() => await Task.Delay(1);
}

public abstract class Converter
{
    public abstract int Read(int value);

    public abstract ValueTask<int> ReadAsync(int value);

    public ValueTask<int> ReadAny(bool async, int value)
    {
        if (async && this is StreamingConverter streaming)
            return streaming.ReadAsync(value);
        var read = Read(value); // -
        return new ValueTask<int>(read);
    }

    public async ValueTask<int> ReadLater(int value)
    {
        await Task.Yield();
        return Read(value); // ADPT119
    }
}

public class BufferedConverter : Converter
{
    public override int Read(int value) => value;

    public sealed override ValueTask<int> ReadAsync(int value) => new(Read(value)); // -

    public ValueTask<int> ReadAsObject(int value) => new(Read(value)); // -
}

public sealed class StreamingConverter : Converter
{
    public override int Read(int value) => value;

    public override async ValueTask<int> ReadAsync(int value)
    {
        await Task.Delay(1);
        return Read(value);
    }
}

public sealed class Executor(bool isAsync)
{
    private readonly bool _async = isAsync;

    public bool IsMethodAsync => _async;

    public async Task<int> Run(Executor other)
    {
        if (other.IsMethodAsync)
            return await other.ExecuteAsync(1);
        return other.Execute(1); // -
    }

    public async Task<int> RunAny(Executor other)
    {
        await Task.Yield();
        return other.Execute(1); // ADPT119
    }

    public ValueTask<int> DisposeLater()
    {
        if (_async)
            return Core(this);
        return new ValueTask<int>(Execute(2)); // -

        static async ValueTask<int> Core(Executor executor) => await executor.ExecuteAsync(2);
    }

    public int Execute(int value) => value;

    public async Task<int> ExecuteAsync(int value)
    {
        await Task.Yield();
        return value;
    }
}
