public sealed class Shared(Task<int> given)
{
    private readonly List<Task<int>> _all = [];
    private List<Task<int>> _some = [];

    public async Task ListUnderTwoNames(List<Task<int>> tasks, Func<Task<int>> start)
    {
        await Task.WhenAll(tasks);
        var same = tasks;
        _ = same[0].Result; // -
        same.Add(start());
        _ = tasks[^1].Result; // ADPT101
    }

    public async Task ArrayUnderTwoNames(Task<int>[] tasks, Func<Task<int>> start)
    {
        var same = tasks;
        await Task.WhenAll(same);
        _ = tasks[0].Result; // -
        tasks[0] = start();
        _ = same[0].Result; // ADPT101
    }

    public async Task ObjectUnderTwoNames(Job job, Func<Task<int>> start)
    {
        var same = job;
        await job.Task;
        _ = same.Task.Result; // -
        same.Task = start();
        _ = job.Task.Result; // ADPT101
    }

    public async Task FilledElsewhere(List<Task<int>> tasks)
    {
        await Task.WhenAll(tasks);
        Show(tasks);
        _ = tasks[0].Result; // -
        Fill(tasks);
        _ = tasks[0].Result; // ADPT101
    }

    public async Task FieldFilledElsewhere()
    {
        await Task.WhenAll(_all);
        _ = _all[0].Result; // -
        FillAll();
        _ = _all[0].Result; // ADPT101
        await Task.WhenAll(_some);
        FillAll();
        _ = _some[0].Result; // -
        Reset();
        _ = _some[0].Result; // ADPT101
    }

    public async Task ThroughAnother()
    {
        await Task.WhenAll(_all);
        Prepare();
        _ = _all[0].Result; // ADPT101
    }

    public async Task PrimaryParameter()
    {
        await given;
        _ = given.Result; // -
        Give();
        _ = given.Result; // ADPT101
    }

    public async Task OfItself(List<Task<int>> tasks, Task<int> last)
    {
        await Task.WhenAll(tasks);
        tasks = tasks.Where(t => t.Id > 3).ToList();
        _ = tasks[0].Result; // -
        tasks = [.. tasks, last];
        _ = tasks[0].Result; // ADPT101
        await Task.WhenAll(tasks);
        _ = last.Result; // -
    }

    public async Task TurnedRound(Task<int> a, Task<int> b)
    {
        var pair = (a, b);
        await pair.a;
        pair = (pair.b, pair.a);
        _ = pair.b.Result; // -
        _ = pair.a.Result; // ADPT101
    }

    public async Task NextInLine(Node node)
    {
        await node.Task;
        node = node.Next;
        _ = node.Task.Result; // ADPT101
        await node.Task;
        _ = node.Task.Result; // -
    }

    public async Task OfAContinuation(Task<int> task)
    {
        await task;
        task = task.ContinueWith(static t => t.Id);
        _ = task.Result; // ADPT101
        await task;
        _ = task.Result; // -
    }

    public async Task ByAnIndexer(Cache cache, Starter starter)
    {
        await cache["a"];
        _ = cache["a"].Result; // -
        _ = cache["b"].Result; // ADPT101
        await starter["a"];
        _ = starter["a"].Result; // ADPT101
    }

    private static void Show(List<Task<int>> tasks) => Console.WriteLine(tasks.Count);

    private static void Fill(List<Task<int>> tasks) => tasks.Add(Task.Run(() => 1));

    private void FillAll() => _all.Add(Task.Run(() => 1));

    private void Reset() => _some = [Task.Run(() => 1)];

    private void Prepare() => FillAll();

    private void Give() => given = Task.Run(() => 1);
}

public sealed class Job
{
    public Task<int> Task { get; set; } = System.Threading.Tasks.Task.Run(() => 1);
}

public sealed record Node(Task<int> Task, Node Next);

public sealed class Cache
{
    private readonly Dictionary<string, Task<int>> _kept = [];

    public Task<int> this[string name] => _kept[name];
}

public sealed class Starter
{
    public Task<int> this[string name] => Task.Run(() => name.Length);
}
