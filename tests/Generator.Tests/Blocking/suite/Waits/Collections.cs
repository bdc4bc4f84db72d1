public sealed class Collections
{
    public async Task OneElement(Task<int>[] tasks)
    {
        await tasks[0];
        _ = tasks[0].Result; // -
        _ = tasks[1].Result; // ADPT101
        _ = tasks.Sum(t => t.Result); // ADPT101
    }

    public async Task OneKey(Dictionary<string, Task<int>> tasks)
    {
        await tasks["a"];
        _ = tasks["a"].Result; // -
        _ = tasks["b"].Result; // ADPT101
    }

    public async Task AllKeys(Dictionary<string, Task<int>> tasks, string key)
    {
        await Task.WhenAll(tasks.Values);
        _ = tasks["a"].Result; // -
        foreach (var pair in tasks)
            _ = pair.Value.Result; // -
        foreach (var (_, task) in tasks)
            _ = task.Result; // -
        if (tasks.TryGetValue(key, out var found))
            _ = found.Result; // -
        _ = tasks.ToDictionary(t => t.Key, t => t.Value.Result); // -
        tasks[key] = Task.Run(() => 1);
        _ = tasks["a"].Result; // ADPT101
    }

    public async Task SomeKeys(Dictionary<string, Task<int>> tasks, string key)
    {
        await Task.Yield();
        foreach (var pair in tasks)
            _ = pair.Value.Result; // ADPT101
        if (tasks.TryGetValue(key, out var found))
            _ = found.Result; // ADPT101
        await Task.WhenAll(tasks.Select(t => t.Value));
        _ = tasks.Values.Max(t => t.Result); // -
    }

    public async Task Initialised(Task<int> a, Task<int> b, Task<int> c)
    {
        var byName = new Dictionary<string, Task<int>> { ["a"] = a, ["b"] = b };
        var list = new List<Task<int>> { a, c };
        await Task.WhenAll(byName.Values);
        _ = a.Result + b.Result; // -
        _ = byName["b"].Result; // -
        _ = c.Result; // ADPT101
        await c;
        _ = list[1].Result; // -
    }

    public async Task AddedOneByOne(Task<int> a, Task<int> b, Task<int> c)
    {
        var tasks = new List<Task<int>>();
        tasks.Add(a);
        tasks.Add(b);
        await Task.WhenAll(tasks);
        _ = a.Result; // -
        _ = b.Result; // -
        tasks.Add(c);
        _ = a.Result; // -
        _ = tasks[^1].Result; // ADPT101
        await Task.WhenAll(tasks);
        _ = c.Result; // -
    }

    public async Task Filled(Func<int, Task<int>> start)
    {
        var tasks = new Task<int>[3];
        for (var i = 0; i < tasks.Length; i++)
            tasks[i] = start(i);
        _ = tasks[0].Result; // ADPT101
        await Task.WhenAll(tasks);
        _ = tasks[0].Result; // -
    }

    public async Task FilledByName(Task<int> a, Task<int> b, Task<int> c)
    {
        var tasks = new Task<int>[2];
        tasks[0] = a;
        tasks[1] = b;
        tasks[0] = c;
        await Task.WhenAll(tasks);
        _ = b.Result + c.Result; // -
        _ = a.Result; // ADPT101
    }

    public async Task Joined(List<Task<int>> first, Task<int>[] second, Task<int> last, Task<int>[] others)
    {
        await Task.WhenAll(first.Concat(second).Append(last));
        _ = first[0].Result + second[0].Result; // -
        _ = last.Result; // -
        _ = others.Concat(first).First().Result; // ADPT101
        _ = first.Concat(second).Sum(t => t.Result); // -
    }

    public async Task Spread(Task<int>[] first, List<Task<int>> second, Task<int> last)
    {
        await Task.WhenAll([.. first, .. second, last]);
        _ = first[0].Result; // -
        _ = second[0].Result; // -
        _ = last.Result; // -
    }

    public async Task Copied(List<Task<int>> tasks, List<Task<int>> others)
    {
        var copy = tasks.ToArray();
        await Task.WhenAll(copy);
        _ = tasks[0].Result; // -
        var some = others.Where(t => t.Id > 3).ToList();
        await Task.WhenAll(some);
        _ = some[0].Result; // -
        _ = others[0].Result; // ADPT101
    }

    public async Task Converted(Order[] orders, List<Order> others)
    {
        await Task.WhenAll(Array.ConvertAll(orders, o => o.Total));
        foreach (var order in orders)
            _ = order.Total.Result; // -
        await Task.WhenAll(others.ConvertAll(o => o.Weight));
        _ = others[0].Weight.Result; // -
        _ = others[0].Total.Result; // ADPT101
    }

    public async Task ConvertedPairs((string Name, Task<int> Task)[] pairs, (string Name, Task<int> Task)[] others)
    {
        try
        {
            await Task.WhenAll(Array.ConvertAll(pairs, p => p.Task)).ConfigureAwait(false);
        }
        catch
        {
            throw;
        }

        foreach (var (name, task) in pairs)
            _ = name.Length + task.Result; // -
        await Task.WhenAll(others.Select(o => o.Task));
        foreach (var (_, task) in others)
            _ = task.Result; // -
    }

    public async Task UnknownPairs((string Name, Task<int> Task)[] pairs)
    {
        await Task.Yield();
        foreach (var (name, task) in pairs)
            _ = name.Length + task.Result; // ADPT101
    }

    public async Task OfMembers(List<Order> orders)
    {
        var tasks = orders.Select(o => o.Total).ToList();
        await Task.WhenAll(tasks);
        _ = orders[0].Total.Result; // -
        _ = orders[0].Weight.Result; // ADPT101
        await Task.WhenAll(orders.Select(o => o.Weight));
        foreach (var order in orders)
            _ = order.Weight.Result; // -
    }

    public async Task OnlySome(List<Order> orders)
    {
        await Task.WhenAll(orders.Where(o => o.Id > 3).Select(o => o.Total));
        foreach (var order in orders)
            _ = order.Total.Result; // ADPT101
    }

    public async Task MadeAgain(int[] ids, Func<int, Task<int>> start)
    {
        var tasks = ids.Select(id => start(id));
        await Task.WhenAll(tasks);
        _ = tasks.First().Result; // ADPT101
        var kept = ids.Select(id => start(id)).ToList();
        await Task.WhenAll(kept);
        _ = kept.First().Result; // -
    }

    public async Task OnlyCompleted(List<Task<int>> tasks)
    {
        await Task.Yield();
        _ = tasks.Where(t => t.IsCompletedSuccessfully).Select(t => t.Result).ToList(); // -
        foreach (var task in tasks.Where(t => t.IsCompleted))
            _ = task.Result; // -
        _ = tasks.First(t => t.IsCompleted).Result; // -
        _ = tasks.FirstOrDefault(t => t is { IsCompleted: true })?.Result; // -
        _ = tasks.Find(t => t.IsCompleted)!.Result; // -
        _ = tasks.Where(t => !t.IsCompleted).Select(t => t.Result).ToList(); // ADPT101
        _ = tasks.First(t => t.Id > 3).Result; // ADPT101
        var done = tasks.FindAll(t => t.IsCompleted);
        _ = done[0].Result; // -
    }

    public async Task Query(List<Task<int>> tasks)
    {
        _ = (from t in tasks select t.Result).ToList(); // ADPT101
        _ = from t in tasks where t.IsCompleted select t.Result; // -
        await Task.WhenAll(from t in tasks select t);
        _ = from t in tasks where t.Result > 3 select t.Id; // -
    }

    public async Task SecondParameter(List<Task<int>> tasks, List<Task<int>> others)
    {
        await Task.WhenAll(tasks);
        _ = tasks.Aggregate(0, (sum, t) => sum + t.Result); // -
        _ = others.Aggregate(0, (sum, t) => sum + t.Result); // ADPT101
        tasks.Sort((x, y) => x.Result - y.Result); // -
        _ = tasks.Select((t, i) => t.Result * i).ToList(); // -
        _ = tasks.Zip(others, (x, y) => x.Result + y.Id).ToList(); // -
        _ = tasks.Zip(others, (x, y) => x.Id + y.Result).ToList(); // ADPT101
    }

    public async Task QuantifiedGuards(List<Task<int>> tasks, Task<int>[] array)
    {
        if (tasks.Any(t => !t.IsCompleted))
        {
            await Task.Yield();
            return;
        }

        _ = tasks[0].Result; // -
        if (Array.TrueForAll(array, t => t.IsCompleted))
            _ = array[0].Result; // -
        if (array.Any(t => t.IsCompleted))
            _ = array[0].Result; // ADPT101
    }

    public async Task Queues(Queue<Task<int>> queue, Stack<Task<int>> stack)
    {
        await Task.WhenAll(queue);
        while (queue.TryDequeue(out var task))
            _ = task.Result; // -
        _ = queue.Peek().Result; // -
        _ = stack.Pop().Result; // ADPT101
        queue.Enqueue(Task.Run(() => 1));
        _ = queue.Dequeue().Result; // ADPT101
    }

    public async Task Replaced(List<Task<int>> tasks, Func<Task<int>> start)
    {
        await Task.WhenAll(tasks);
        tasks[0] = Task.FromResult(1);
        _ = tasks[0].Result; // -
        tasks = [start()];
        _ = tasks[0].Result; // ADPT101
    }

    public async Task AnotherCollection(List<Task<int>> tasks, List<Task<int>> others)
    {
        await Task.WhenAll(tasks);
        _ = others[0].Result; // ADPT101
        others.AddRange(tasks);
        _ = others[0].Result; // ADPT101
        await Task.WhenAll(others);
        tasks.AddRange(others);
        _ = tasks[0].Result; // -
    }

    public async Task Combined(Task<int> a, Task<int> b, Task<int> c)
    {
        await Task.WhenAll(Task.WhenAll(a, b), c);
        _ = a.Result + c.Result; // -
    }

    public async Task CombinedInAVariable(Task<int> a, Task<int> b, Task<int> c)
    {
        var pair = Task.WhenAll(a, b);
        var all = Task.WhenAll(pair, c);
        await all;
        _ = b.Result; // -
        _ = pair.Result; // -
    }

    public async Task OneByOne(Task<int> a, Task<int> b)
    {
        Task<int>[] tasks = [a, b];
        await a;
        _ = tasks[0].Result; // -
        _ = tasks[1].Result; // ADPT101
        await b;
        _ = tasks.Sum(t => t.Result); // -
        _ = Task.WhenAll(a, b).Result; // -
    }

    public async Task WaitsForSeveral(Task<int> a, Task<int> b)
    {
        await a;
        Task.WaitAll(a, b); // ADPT101
        Task.WaitAny(a, b); // -
        await b;
        Task.WaitAll([a, b]); // -
    }
}

public sealed record Order(int Id, Task<int> Total, Task<int> Weight);
