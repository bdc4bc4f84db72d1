public sealed class Functions
{
    private Task<int> _loaded = Task.Run(() => 1);

    public Task<int> Loaded => Task.FromResult(_loaded.Result); // ADPT101

    public Task<int> Checked => _loaded.IsCompleted ? Task.FromResult(_loaded.Result) : _loaded; // -

    public Task<int> Both
    {
        get
        {
            if (_loaded.IsCompletedSuccessfully)
                return Task.FromResult(_loaded.Result); // -
            return Task.FromResult(_loaded.Result); // ADPT101
        }
        set => _loaded = value;
    }

    public Task<int> this[int index] => Task.FromResult(_loaded.Result + index); // ADPT101

    public static ValueTask<int> operator +(Functions a, Functions b) => new(a._loaded.Result); // ADPT101

    public async Task LocalAfter(Task<int> task)
    {
        await task;
        Console.WriteLine(Read());

        int Read() => task.Result; // -
    }

    public async Task LocalBefore(Task<int> task)
    {
        Console.WriteLine(Read());
        await task;
        Console.WriteLine(Read());

        int Read() => task.Result; // ADPT101
    }

    public async Task LocalThroughLocal(Task<int> task)
    {
        await task;
        Console.WriteLine(Outer());

        int Outer() => Inner() + 1;

        int Inner() => task.Result; // -
    }

    public async Task LocalAsAGroup(Task<int> task, Task<int> other)
    {
        await task;
        Console.WriteLine(Enumerable.Range(0, 3).Sum(Read));
        Console.WriteLine(Enumerable.Range(0, 3).Sum(ReadOther));

        int Read(int i) => task.Result + i; // -

        int ReadOther(int i) => other.Result + i; // ADPT101
    }

    public async Task<int> AsyncLocal(Task<int> task, Task<int> other)
    {
        await task;
        return await Later();

        async Task<int> Later()
        {
            _ = task.Result; // -
            _ = other.Result; // ADPT101
            return await other;
        }
    }

    public async Task LambdaAfter(Task<int> task, int[] items)
    {
        await task;
        _ = items.Select(i => i + task.Result).ToList(); // -
        items.ToList().ForEach(i => Console.WriteLine(task.Result)); // -
    }

    public async Task LambdaOfAVariable(int[] items, Func<Task<int>> start)
    {
        var task = start();
        task = start();
        await task;
        _ = items.Select(i => i + task.Result).ToList(); // -
    }

    public async Task LambdaThenReassigned(Task<int> task, Func<Task<int>> start)
    {
        await task;
        var read = () => task.Result; // ADPT101
        task = start();
        Console.WriteLine(read());
    }

    public async Task LambdaInALoop(int[] items, Func<int, Task<int>> start)
    {
        foreach (var item in items)
        {
            var task = start(item);
            await task;
            _ = items.Sum(i => i * task.Result); // -
        }
    }

    public async Task LambdaThenReplaced(Task<int>[] tasks, Func<Task<int>> start)
    {
        await Task.WhenAll(tasks);
        var read = () => tasks[0].Result; // ADPT101
        tasks[0] = start();
        Console.WriteLine(read());
    }

    public async Task AsyncLambda(IEnumerable<Task<int>> tasks)
    {
        await Task.WhenAll(tasks.Select(async t =>
        {
            _ = t.Result; // ADPT101
            await t;
            return t.Result; // -
        }));
    }

    public async Task Continuations(Task<int> a, Task<int> b, Task<int> c)
    {
        await Task.WhenAll(a, b).ContinueWith(_ => a.Result + b.Result); // -
        await a.ContinueWith(_ => c.Result); // -
        await c.ContinueWith(t => { Console.WriteLine(t.Result); }, TaskContinuationOptions.ExecuteSynchronously); // -
        await Task.Factory.ContinueWhenAll([a, b], all => all.Sum(t => t.Result)); // -
        await Task.Factory.ContinueWhenAll<int, int>([a, b], all => { var sum = 0; foreach (var t in all) sum += t.Result; return sum; }); // -
        await c.ContinueWith((t, state) => t.Result + ((Task<int>)state!).Id, a); // -
    }

    public async Task NestedLambda(Task<int> task, int[] items)
    {
        await task;
        _ = items.SelectMany(i => items.Select(j => i * j * task.Result)).ToList(); // -
    }

    public async IAsyncEnumerable<int> Streamed(IEnumerable<Task<int>> tasks, Task<int> last)
    {
        foreach (var task in tasks)
        {
            yield return await task;
            yield return task.Result; // -
        }

        yield return last.Result; // ADPT101
        if (await last == 0)
            yield break;
        yield return last.Result; // -
    }

    public async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken token = default)
    {
        yield return _loaded.Result; // ADPT101
        yield return await _loaded.WaitAsync(token);
        yield return _loaded.Result; // -
    }

    public Task<int> NotAsync(Task<int> task)
    {
        if (!task.IsCompleted)
            return task;
        return Task.FromResult(task.Result + 1); // -
    }

    public Task NotAsyncEither(Task<int> task, Action<int> use)
    {
        use(task.Result); // ADPT101
        return task.ContinueWith(t => use(t.Result)); // -
    }

    public Task StaticLocal(Task<int> task)
    {
        return Run(task);

        static async Task Run(Task<int> inner)
        {
            _ = inner.Result; // ADPT101
            await inner;
            _ = inner.Result; // -
        }
    }

    public Func<Task<int>, Task<int>> Made() => async task =>
    {
        if (task.Id > 3)
            return task.Result; // ADPT101
        await task;
        return task.Result; // -
    };

    public Func<Task<int>, ValueTask<int>> WithoutTheModifier() =>
        task => task.IsCompleted ? new(task.Result) : new(task); // -

    public int NotInScope(Task<int> task) => task.Result; // -

    public IEnumerable<int> AnIterator(Task<int> task)
    {
        yield return task.Result; // -
    }
}
