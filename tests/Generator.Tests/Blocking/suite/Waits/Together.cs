public sealed class Together
{
    public async Task Parameters(Task<int> a, Task<int> b, Task<int> c)
    {
        await Task.WhenAll(a, b);
        _ = a.Result + b.Result; // -
        _ = c.Result; // ADPT101
    }

    public async Task Variable(Task<int> a, Task<int> b)
    {
        var both = Task.WhenAll(a, b);
        _ = a.Result; // ADPT101
        await both;
        _ = a.Result; // -
        _ = both.Result.Length; // -
    }

    public async Task AnArray(Task<int> a, Task<int> b)
    {
        var tasks = new[] { a, b };
        await Task.WhenAll(tasks);
        _ = tasks[0].Result; // -
        _ = a.Result; // -
    }

    public async Task ACollectionExpression(Task<int> a, Task<int> b)
    {
        Task<int>[] tasks = [a, b];
        await Task.WhenAll(tasks).ConfigureAwait(false);
        _ = b.Result; // -
        await Task.WhenAll([a, b]);
        _ = a.Result; // -
    }

    public async Task AList(Func<Task<int>> start)
    {
        var tasks = new List<Task<int>>();
        for (var i = 0; i < 3; i++)
            tasks.Add(start());
        _ = tasks[0].Result; // ADPT101
        await Task.WhenAll(tasks);
        _ = tasks[0].Result; // -
        foreach (var task in tasks)
            _ = task.Result; // -
        tasks.Add(start());
        _ = tasks[0].Result; // ADPT101
    }

    public async Task ASelect(int[] ids, Func<int, Task<int>> start)
    {
        var tasks = ids.Select(start).ToArray();
        await Task.WhenAll(tasks);
        _ = tasks.Select(t => t.Result).Sum(); // -
        _ = tasks.Sum(t => t.Result); // -
        _ = Array.ConvertAll(tasks, t => t.Result); // -
        _ = tasks.First().Result; // -
        _ = tasks.Where(t => t.Result > 1).Count(); // -
    }

    public async Task NotYet(int[] ids, Func<int, Task<int>> start)
    {
        var tasks = ids.Select(start).ToList();
        _ = tasks.Select(t => t.Result).Sum(); // ADPT101
        await Task.WhenAny(tasks);
        _ = tasks.Sum(t => t.Result); // ADPT101
    }

    public async Task Members(List<Job> jobs, List<Job> others)
    {
        await Task.WhenAll(jobs.Select(j => j.Task));
        foreach (var job in jobs)
            _ = job.Task.Result; // -
        _ = jobs.Sum(j => j.Task.Result); // -
        _ = others.Sum(j => j.Task.Result); // ADPT101
    }

    public async Task Values(Dictionary<string, Task<int>> tasks)
    {
        await Task.WhenAll(tasks.Values);
        foreach (var task in tasks.Values)
            _ = task.Result; // -
    }

    public async Task ReplacedElement(Task<int>[] tasks, Func<Task<int>> start)
    {
        await Task.WhenAll(tasks);
        _ = tasks[1].Result; // -
        tasks[1] = start();
        _ = tasks[1].Result; // ADPT101
    }

    public async Task Any(Task<int> a, Task<int> b)
    {
        var first = await Task.WhenAny(a, b);
        _ = first.Result; // -
        _ = a.Result; // ADPT101
    }

    public async Task Each(Task<int>[] tasks)
    {
        await foreach (var task in Task.WhenEach(tasks))
            _ = task.Result; // -
        _ = (await Task.WhenAny(tasks)).Result; // -
    }

    public async Task Ended(Task<int>[] tasks)
    {
        if (tasks.All(t => t.IsCompleted))
            _ = tasks[0].Result; // -
        else
            _ = tasks[0].Result; // ADPT101
        await Task.Yield();
    }
}

public sealed record Job(Task<int> Task);
