public sealed class Made
{
    private static readonly Task<bool> True = Task.FromResult(true);
    private static readonly Task<bool> Slow = Task.Run(() => true);
    internal static Task<bool> Open = Task.FromResult(true);

    private static Task<int> Zero { get; } = Task.FromResult(0);

    public async Task Kept()
    {
        await Task.Yield();
        _ = True.Result; // -
        _ = Slow.Result; // ADPT101
        _ = Open.Result; // ADPT101
        _ = Zero.Result; // -
    }

    public async Task ValueTasks(Task<int> task, System.Threading.Tasks.Sources.IValueTaskSource<int> source)
    {
        await Task.Yield();
        _ = ValueTask.FromResult(1).Result; // -
        _ = ValueTask.FromException<int>(new InvalidOperationException()).Result; // -
        _ = new ValueTask<int>(1).AsTask().Result; // -
        default(ValueTask).GetAwaiter().GetResult(); // -
        _ = default(ValueTask<int>).Result; // -
        ValueTask<int> quick = new(5);
        _ = quick.Result; // -
        quick = new(task);
        _ = quick.Result; // ADPT101
        _ = new ValueTask<int>(source, 0).Result; // ADPT101
    }

    public async Task Delays(TimeSpan pause)
    {
        await Task.Yield();
        Task.Delay(0).Wait(); // -
        Task.Delay(TimeSpan.Zero).Wait(); // -
        Task.Delay(1).Wait(); // ADPT101
        Task.Delay(pause).Wait(); // ADPT101
    }

    public async Task Together(Task<int> task)
    {
        await Task.Yield();
        _ = Task.WhenAll(Task.FromResult(1), Task.FromResult(2)).Result; // -
        _ = Task.WhenAll(Task.FromResult(1), task).Result; // ADPT101
        _ = Task.WhenAny(Task.FromResult(1), task).Result; // -
        Task.WaitAll(Task.CompletedTask, Task.FromResult(1)); // -
        Task.WaitAll(Task.CompletedTask, task); // ADPT101
    }

    public async Task<int> Either(int? cached, Func<Task<int>> start)
    {
        var task = cached is { } value ? Task.FromResult(value) : start();
        if (cached is not null)
            await Task.Yield();
        _ = task.Result; // ADPT101
        return await task;
    }

    public async Task<int> OnEachWay(int? cached, Func<Task<int>> start)
    {
        Task<int> task;
        if (cached is { } value)
        {
            task = Task.FromResult(value);
        }
        else
        {
            task = start();
            await task;
        }

        return task.Result; // -
    }

    public async Task Lists(Func<Task<int>> start)
    {
        var tasks = new List<Task<int>> { Task.FromResult(1), Task.FromResult(2) };
        _ = tasks[0].Result; // -
        tasks.Add(start());
        _ = tasks[2].Result; // ADPT101
        await Task.WhenAll(tasks);
        Task<int>[] more = [Task.FromResult(1), start()];
        _ = more[0].Result; // -
        _ = more[1].Result; // ADPT101
    }

    public async Task Started(Func<int> work)
    {
        await Task.Yield();
        _ = Task.Run(work).Result; // ADPT101
        _ = Task.Factory.StartNew(work).Result; // ADPT101
        _ = new Task<int>(work).Result; // ADPT101
        _ = Task.FromResult(work()).Result; // -
        _ = new Lazy<Task<int>>(() => Task.FromResult(1)).Value.Result; // ADPT101
    }
}
