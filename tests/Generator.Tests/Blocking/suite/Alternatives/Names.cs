// What only looks like an async alternative: names are alike, and the other does not bind in its place.
namespace Xunit
{
    public static class Assert
    {
        public static void Throws(Action action) { }
        public static Task ThrowsAsync(Func<Task> action) => Task.CompletedTask;
        public static void Equal(int a, int b) { }
        public static Task EqualAsync(int a, int b) => Task.CompletedTask;
    }
}

public sealed class Names
{
    public async Task Run(CancellationTokenSource source, Queue queue, IServiceProvider services)
    {
        source.Cancel(); // -
        await source.CancelAsync(); // -
        Xunit.Assert.Throws(() => { }); // -
        Xunit.Assert.Equal(1, 1); // -
        queue.Get(); // -
        queue.Add(1); // -
        queue.Find(x => x * 2); // -
        _ = queue.Size(); // -
        queue.Dispose(); // -
        _ = services.GetService(typeof(int)); // -
        _ = queue.ToString(); // -
        queue.Run(); // ADPT119
    }
}

public sealed class Queue : IDisposable
{
    public int Get() => 1;
    public Task<int> GetAsync(int required) => Task.FromResult(required);
    public void Add(int item) { }
    public Task AddAsync(IEnumerable<int> items) => Task.CompletedTask;
    public void Find(Func<int, int> by) { }
    public Task FindAsync(Func<string, string> by) => Task.CompletedTask;
    public int Size() => 1;
    public Task<string> SizeAsync() => Task.FromResult("");
    public void Dispose() { }
    public ValueTask DisposeAsync() => default;
    public void Run() { }
    public Task RunAsync() => Task.CompletedTask;
}
