public sealed class Changed
{
    private readonly Task<int> _kept = Task.Run(() => 1);
    private Task<int> _field = Task.Run(() => 1);
    private static Task<int>? s_shared;

    public Task<int> Auto { get; set; } = Task.Run(() => 1);

    public Task<int> Fresh => Task.Run(() => 1);

    public Task<int> OfField => _field;

    public Task<int> Once => s_shared ??= Task.Run(() => 1);

    public async Task Properties()
    {
        await Auto;
        _ = Auto.Result; // -
        await Fresh;
        _ = Fresh.Result; // ADPT101
        await OfField;
        _ = _field.Result; // -
        await Once;
        _ = Once.Result; // -
        Auto = Task.Run(() => 2);
        _ = Auto.Result; // ADPT101
    }

    public async Task ByAMethod()
    {
        await _field;
        await _kept;
        Refresh();
        _ = _field.Result; // ADPT101
        _ = _kept.Result; // -
        await _field;
        Console.WriteLine("known");
        _ = _field.Result; // -
    }

    public async Task OfAnother(Changed other, Changed third)
    {
        await other._field;
        _ = other._field.Result; // -
        _ = third._field.Result; // ADPT101
        other = third;
        _ = other._field.Result; // ADPT101
    }

    public async Task Shared()
    {
        s_shared = Task.Run(() => 1);
        await s_shared;
        _ = s_shared.Result; // -
        _ = Changed.s_shared.Result; // -
        s_shared = Task.Run(() => 2);
        _ = s_shared.Result; // ADPT101
    }

    public async Task ByRef(Task<int> a, Task<int> b, Task<int> c)
    {
        await Task.WhenAll(a, b, c);
        Interlocked.Exchange(ref a, Task.Run(() => 1));
        _ = a.Result; // ADPT101
        Read(in b);
        _ = b.Result; // -
        Make(out c);
        _ = c.Result; // ADPT101
    }

    public async Task ByRefOfAnElement(Task<int>[] tasks)
    {
        await Task.WhenAll(tasks);
        _ = tasks[0].Result; // -
        Swap(ref tasks[0]);
        _ = tasks[0].Result; // ADPT101
    }

    public async Task ByRefLocal(Task<int> task)
    {
        ref var alias = ref task;
        await alias;
        Console.WriteLine(alias.Id);
    }

    public async Task CapturedEarlier(Func<Task<int>> start)
    {
        Task<int> task = Task.FromResult(1);
        Action change = () => task = start();
        change();
        _ = task.Result; // ADPT101
        await task;
        _ = task.Result; // -
        change();
        _ = task.Result; // ADPT101
    }

    public async Task CapturedByACallback(Func<Task<int>> start, Action<Action> run)
    {
        Task<int>? task = null;
        run(() => task = start());
        _ = task!.Result; // ADPT101
        await task;
        _ = task.Result; // -
    }

    public async Task CapturedAndDone(Task<int> task, Func<Task<int>> start)
    {
        await Task.Run(() => { task = start(); });
        _ = task.Result; // ADPT101
    }

    public async Task InALocalFunction(Task<int> task, Func<Task<int>> start)
    {
        Renew();
        await task;
        _ = task.Result; // -
        Renew();
        _ = task.Result; // ADPT101

        void Renew() => task = start();
    }

    public async Task FieldInALocalFunction(Func<Task<int>> start)
    {
        await _field;
        _ = _field.Result; // -
        Renew();
        _ = _field.Result; // ADPT101

        void Renew() => _field = start();
    }

    public async Task OnOneWay(Task<int> task, Func<Task<int>> start, int kind)
    {
        await task;
        switch (kind)
        {
            case 0:
                task = start();
                _ = task.Result; // ADPT101
                break;
            case 1:
                _ = task.Result; // -
                break;
        }

        _ = task.Result; // ADPT101
    }

    public async Task ByTernary(Task<int> task, Func<Task<int>> start, bool maybe)
    {
        await task;
        task = maybe ? task : start();
        _ = task.Result; // ADPT101
        await task;
        task = maybe ? task : Task.FromResult(1);
        _ = task.Result; // -
    }

    public async Task Deconstructed(Task<int> task, (Task<int>, int) pair)
    {
        await task;
        (task, _) = pair;
        _ = task.Result; // ADPT101
    }

    public async Task Siblings(Func<Task<int>> start, bool maybe)
    {
        if (maybe)
        {
            var task = start();
            await task;
            _ = task.Result; // -
        }
        else
        {
            var task = start();
            _ = task.Result; // ADPT101
        }

        foreach (var task in new[] { start() })
            _ = task.Result; // ADPT101
        for (var task = start(); maybe; task = start())
            _ = task.Result; // ADPT101
    }

    public async Task ShadowedInALambda(Task<int> task, Func<Task<int>> start)
    {
        await task;
        Func<Task<int>, int> read = task => task.Result; // ADPT101
        Console.WriteLine(read(start()) + task.Result); // -
    }

    public async Task Cleared(List<Task<int>> tasks, Func<Task<int>> start)
    {
        await Task.WhenAll(tasks);
        tasks.Clear();
        tasks.Add(start());
        _ = tasks[0].Result; // ADPT101
        await tasks[0];
        tasks.Insert(0, start());
        _ = tasks[0].Result; // ADPT101
    }

    public async Task NotYetAdded(List<Task<int>> tasks, Task<int> task)
    {
        await Task.WhenAll(tasks);
        tasks.Add(task);
        _ = task.Result; // ADPT101
    }

    public async Task TogetherBefore(Task<int> a, Task<int> b, Func<Task<int>> start)
    {
        var both = Task.WhenAll(a, b);
        b = start();
        await both;
        _ = a.Result; // -
        _ = b.Result; // ADPT101
    }

    public async Task OtherTimeouts(Task<int> task, Task<int>[] tasks)
    {
        await Task.Yield();
        task.Wait(TimeSpan.FromMilliseconds(0)); // -
        Task.WaitAll(tasks, 0); // -
        Task.WaitAll(tasks, TimeSpan.Zero); // -
        task.Wait(TimeSpan.FromMilliseconds(1)); // ADPT101
        Task.WaitAny(tasks, TimeSpan.FromSeconds(1)); // ADPT101
        Task.WaitAll(tasks, CancellationToken.None); // ADPT101
    }

    private void Refresh() => _field = Task.Run(() => 2);

    private static void Swap(ref Task<int> task) => task = Task.Run(() => 2);

    private static void Read(in Task<int> task) => Console.WriteLine(task.Id);

    private static void Make(out Task<int> task) => task = Task.Run(() => 2);
}
