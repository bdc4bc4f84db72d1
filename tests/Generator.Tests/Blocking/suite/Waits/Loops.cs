public sealed class Loops
{
    public async Task EachAwaited(Task<int>[] tasks)
    {
        foreach (var task in tasks)
            await task;
        _ = tasks[0].Result; // -
        _ = tasks.Sum(t => t.Result); // -
    }

    public async Task LeftEarly(List<Task<int>> tasks, bool maybe)
    {
        foreach (var task in tasks)
        {
            if (maybe)
                break;
            await task;
            _ = task.Result; // -
        }

        _ = tasks[0].Result; // ADPT101
    }

    public async Task SomePassedOver(List<Task<int>> tasks)
    {
        foreach (var task in tasks)
        {
            if (task.Id > 3)
                continue;
            await task;
        }

        _ = tasks[0].Result; // ADPT101
    }

    public async Task OneIsNotAll(Task<int>[] tasks)
    {
        foreach (var task in tasks)
        {
            await task;
            _ = tasks[1].Result; // ADPT101
        }
    }

    public async Task BeforeTheAwait(Task<int>[] tasks)
    {
        foreach (var task in tasks)
        {
            _ = task.Result; // ADPT101
            await task;
        }
    }

    public async Task NextOne(IEnumerable<Task<int>> tasks)
    {
        Task<int>? previous = null;
        foreach (var task in tasks)
        {
            if (previous != null)
                _ = previous.Result; // -
            await task;
            previous = task;
            _ = previous.Result; // -
        }
    }

    public async Task NotAwaitedBefore(IEnumerable<Task<int>> tasks)
    {
        Task<int>? previous = null;
        foreach (var task in tasks)
        {
            if (previous != null)
                _ = previous.Result; // ADPT101
            previous = task;
        }

        await Task.Yield();
    }

    public async Task Counted(Task<int>[] tasks)
    {
        for (var i = 0; i < tasks.Length; i++)
        {
            await tasks[i];
            _ = tasks[i].Result; // -
        }

        _ = tasks[2].Result; // -
    }

    public async Task CountedFromOne(List<Task<int>> tasks)
    {
        for (var i = 1; i < tasks.Count; i++)
            await tasks[i];
        _ = tasks[0].Result; // ADPT101
    }

    public async Task TheNextIndex(Task<int>[] tasks)
    {
        for (var i = 0; i < tasks.Length - 1; i++)
        {
            await tasks[i];
            _ = tasks[i + 1].Result; // ADPT101
        }
    }

    public async Task IndexMoved(Task<int>[] tasks, int i)
    {
        await tasks[i];
        _ = tasks[i].Result; // -
        i++;
        _ = tasks[i].Result; // ADPT101
    }

    public async Task Polled(Task<int> task)
    {
        while (true)
        {
            if (task.IsCompleted)
                break;
            await Task.Delay(10);
        }

        _ = task.Result; // -
    }

    public async Task PolledAtMost(Task<int> task)
    {
        for (var i = 0; i < 10 && !task.IsCompleted; i++)
            await Task.Delay(10);
        _ = task.Result; // ADPT101
    }

    public async Task DoWhile(Task<int> task)
    {
        do
        {
            await Task.Delay(10);
        }
        while (!task.IsCompleted);
        _ = task.Result; // -
    }

    public async Task AtLeastOnce(Task<int> task, Func<bool> more)
    {
        do
            await task;
        while (more());
        _ = task.Result; // -
    }

    public async Task PerhapsNever(Task<int> task, Func<bool> more)
    {
        while (more())
            await task;
        _ = task.Result; // ADPT101
    }

    public async Task Forever(Func<Task<int>> start, CancellationToken token)
    {
        var next = start();
        while (!token.IsCancellationRequested)
        {
            var current = next;
            next = start();
            await current;
            _ = current.Result; // -
            _ = next.Result; // ADPT101
        }
    }

    public async Task Drained(List<Task<int>> tasks)
    {
        while (tasks.Count > 0)
        {
            var done = await Task.WhenAny(tasks);
            tasks.Remove(done);
            _ = done.Result; // -
        }
    }

    public async Task DrainedWrongly(List<Task<int>> tasks)
    {
        while (tasks.Count > 0)
        {
            await Task.WhenAny(tasks);
            _ = tasks[0].Result; // ADPT101
            tasks.RemoveAt(0);
        }
    }

    public async Task AsTheyEnd(Task<int>[] tasks)
    {
        await foreach (var task in Task.WhenEach(tasks))
        {
            _ = task.Result; // -
            _ = tasks[0].Result; // ADPT101
        }

        _ = tasks[0].Result; // -
    }

    public async Task OfAStream(IAsyncEnumerable<Task<int>> tasks)
    {
        await foreach (var task in tasks)
            _ = task.Result; // ADPT101
        await foreach (var task in tasks)
        {
            await task;
            _ = task.Result; // -
        }
    }

    public async Task Nested(Task<int>[][] rows)
    {
        foreach (var row in rows)
        {
            await Task.WhenAll(row);
            foreach (var task in row)
                _ = task.Result; // -
            _ = rows[0][0].Result; // ADPT101
        }
    }

    public async Task InnerVariable(Func<Task<int>> start)
    {
        Task<int> outer = start();
        for (var i = 0; i < 3; i++)
        {
            var task = start();
            if (i > 0)
                _ = outer.Result; // ADPT101
            else
                await outer;
            _ = task.Result; // ADPT101
            await task;
        }
    }
}
