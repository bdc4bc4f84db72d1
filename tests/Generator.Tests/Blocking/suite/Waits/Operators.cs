public sealed class Operators
{
    public async Task Skipped(List<Task<int>> tasks)
    {
        await Task.Yield();
        _ = tasks.TakeWhile(t => t.IsCompleted).Sum(t => t.Result); // -
        _ = tasks.SkipWhile(t => t.IsCompleted).Sum(t => t.Result); // ADPT101
        _ = tasks.MaxBy(t => t.IsCompleted)!.Result; // ADPT101
        _ = tasks.Last(t => t.IsCompletedSuccessfully).Result; // -
        _ = tasks.SingleOrDefault(t => t.IsCompleted && t.Id > 3)?.Result; // -
        _ = tasks.SingleOrDefault(t => t.IsCompleted || t.Id > 3)?.Result; // ADPT101
    }

    public async Task WrappedInALambda(Task<Task<int>>[] tasks, Task<int>[] plain)
    {
        await Task.WhenAll(tasks.Select(async t => await t));
        _ = tasks[0].Result.Result; // ADPT101
        await Task.WhenAll(plain.Select(async t => { await Task.Yield(); Console.WriteLine(t.Id); }));
        _ = plain[0].Result; // ADPT101
    }

    public async Task FromAnIterator()
    {
        var tasks = StartAll();
        await Task.WhenAll(tasks);
        _ = tasks.First().Result; // ADPT101
        var kept = StartAll().ToList();
        await Task.WhenAll(kept);
        _ = kept.First().Result; // -
    }

    public async Task FirstAndLast(List<Task<int>> tasks)
    {
        await tasks.First();
        _ = tasks[0].Result; // -
        _ = tasks.First().Result; // -
        _ = tasks.Last().Result; // ADPT101
        await tasks[^1];
        _ = tasks.Last().Result; // -
        tasks.Insert(0, Task.Run(() => 1));
        _ = tasks.First().Result; // ADPT101
    }

    public async Task Keyed(List<Order> orders, List<Order> others)
    {
        var byId = orders.ToDictionary(o => o.Id, o => o.Total);
        await Task.WhenAll(byId.Values);
        _ = orders[0].Total.Result; // -
        _ = byId[3].Result; // -
        var kept = others.ToDictionary(o => o.Id);
        await Task.WhenAll(kept.Values.Select(o => o.Total));
        _ = kept[3].Total.Result; // -
        _ = kept.Values.Sum(o => o.Weight.Result); // ADPT101
    }

    public async Task InEachIteration(List<Order> orders)
    {
        foreach (var order in orders)
        {
            await order.Total;
            _ = order.Total.Result; // -
            _ = order.Weight.Result; // ADPT101
        }

        _ = orders[0].Total.Result; // -
        _ = orders[0].Weight.Result; // ADPT101
    }

    public async Task InEachIndex(List<Order> orders)
    {
        for (int i = 0, n = orders.Count; i < n; i++)
            _ = orders[i].Total.Result; // ADPT101
        for (var i = 0; i < orders.Count; i++)
            await orders[i].Total;
        foreach (var order in orders)
            _ = order.Total.Result; // -
    }

    public async Task InEachTuple(List<(string Name, Task<int> Task)> jobs)
    {
        foreach (var (name, task) in jobs)
            Console.WriteLine(name + task.Result); // ADPT101
        await Task.WhenAll(jobs.Select(j => j.Task));
        foreach (var (name, task) in jobs)
            Console.WriteLine(name + task.Result); // -
        foreach (var job in jobs)
            _ = job.Task.Result; // -
    }

    public async Task SwallowedInALoop(Task<int>[] tasks)
    {
        foreach (var task in tasks)
        {
            try
            {
                await task;
            }
            catch (InvalidOperationException)
            {
                Console.WriteLine("failed");
            }
        }

        _ = tasks[0].Result; // -
    }

    public async Task LeftInATry(Task<int>[] tasks, Func<int> other)
    {
        try
        {
            foreach (var task in tasks)
            {
                other();
                await task;
            }
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("failed");
        }

        _ = tasks[0].Result; // ADPT101
    }

    public async Task Grown(List<Task<int>> tasks, Func<Task<int>> start)
    {
        for (var i = 0; i < tasks.Count; i++)
            await tasks[i];
        _ = tasks[0].Result; // -
        foreach (var task in tasks.ToList())
            tasks.Add(start());
        _ = tasks[0].Result; // ADPT101
    }

    public async Task Empty(Func<int, Task<int>> start, int count)
    {
        var tasks = new List<Task<int>>();
        for (var i = 0; i < count; i++)
        {
            var task = start(i);
            await task;
            tasks.Add(task);
        }

        _ = tasks[0].Result; // -
        tasks.Clear();
        for (var i = 0; i < count; i++)
            tasks.Add(start(i));
        _ = tasks[0].Result; // ADPT101
    }

    public async Task Printed(Task<string> a, Task<string> b, Task<string> c)
    {
        await Task.WhenAll(a, b);
        Console.WriteLine("a" + a.Result + "b" + b.Result); // -
        Console.WriteLine("a" + a.Result + "c" + c.Result); // ADPT101
    }

    private static IEnumerable<Task<int>> StartAll()
    {
        for (var i = 0; i < 3; i++)
            yield return Task.Run(() => 1);
    }
}

public sealed record Order(int Id, Task<int> Total, Task<int> Weight);
