public sealed class Aliases
{
    public async Task BothNames(Task<int> task)
    {
        var same = task;
        await task;
        _ = same.Result; // -
    }

    public async Task TheOtherName(Task<int> task)
    {
        var same = task;
        await same;
        _ = task.Result; // -
    }

    public async Task NoLongerTheSame(Task<int> task, Func<Task<int>> start)
    {
        var same = task;
        task = start();
        await same;
        _ = task.Result; // ADPT101
        _ = same.Result; // -
    }

    public async Task ThroughAThird(Task<int> task, Func<Task<int>> start)
    {
        var second = task;
        var third = second;
        second = start();
        await third;
        _ = task.Result; // -
        _ = second.Result; // ADPT101
    }

    public async Task Swapped(Task<int> a, Task<int> b)
    {
        await a;
        (a, b) = (b, a);
        _ = b.Result; // -
        _ = a.Result; // ADPT101
    }

    public async Task ATuple(Func<Task<int>> start)
    {
        var pair = (First: start(), Second: start());
        await pair.First;
        _ = pair.First.Result; // -
        _ = pair.Item1.Result; // -
        _ = pair.Second.Result; // ADPT101
        pair = (start(), start());
        _ = pair.First.Result; // ADPT101
    }

    public async Task OutOfATuple(Task<int> a, Task<int> b)
    {
        var pair = (a, b);
        await a;
        _ = pair.a.Result; // -
        var (first, second) = pair;
        _ = first.Result; // -
        _ = second.Result; // ADPT101
    }

    public async Task Deconstructed(Func<Task<int>> start)
    {
        var (a, b) = (start(), start());
        await Task.WhenAll(a, b);
        _ = a.Result + b.Result; // -
        (a, b) = (Task.FromResult(1), start());
        _ = a.Result; // -
        _ = b.Result; // ADPT101
    }

    public async Task AssignedInside(Task<int> task, Func<Task<int>> start)
    {
        await (task = start());
        _ = task.Result; // -
        _ = (task = start()).Result; // ADPT101
    }

    public async Task Chained(Func<Task<int>> start)
    {
        Task<int> a, b;
        a = b = start();
        await a;
        _ = b.Result; // -
        a = b = start();
        _ = b.Result; // ADPT101
    }

    public async Task Cast(Task task)
    {
        await task;
        _ = ((Task<int>)task).Result; // -
        _ = (task as Task<int>)?.Result; // -
        if (task is Task<int> typed)
            _ = typed.Result; // -
    }

    public async Task AsObject(object value)
    {
        var task = (Task<int>)value;
        await task;
        _ = ((Task<int>)value).Result; // -
        _ = ((Task<string>)value).Result; // -
    }

    public async Task OfTasks(Task<Task<int>> outer)
    {
        var inner = await outer;
        _ = outer.Result; // -
        _ = inner.Result; // ADPT101
        await inner;
        _ = outer.Result.Result; // -
    }

    public async Task Unwrapped(Task<Task<int>> outer, Task<Task<int>> other)
    {
        await outer;
        _ = outer.Unwrap().Result; // ADPT101
        await other.Unwrap();
        _ = other.Result; // -
        _ = other.Result.Result; // -
    }

    public async Task TwiceAwaited(Task<Task<int>> outer)
    {
        _ = await await outer;
        _ = outer.Result.Result; // -
    }

    public async Task Next(Task<int> task, Task<int> other)
    {
        var next = task.ContinueWith(t => Console.WriteLine(t.Id));
        await next;
        _ = task.Result; // -
        await other.ContinueWith(static t => t.Id);
        _ = other.Result; // -
        _ = task.ContinueWith(static t => t.Id).Result; // ADPT101
    }

    public async Task AsAValueTask(Task<int> task)
    {
        var quick = new ValueTask<int>(task);
        _ = quick.Result; // ADPT101
        await task;
        _ = quick.Result; // -
    }

    public async Task RefLocal(Task<int> task, Func<Task<int>> start)
    {
        await Task.Yield();
        Change(ref task, start);
        await task;
        _ = task.Result; // -
    }

    public async Task ByRefLocal(Task<int>[] tasks, Func<Task<int>> start)
    {
        await tasks[0];
        Replace(tasks, start);
        await Task.WhenAll(tasks);
        _ = tasks[0].Result; // -
    }

    public async Task Signalled(TaskCompletionSource<int> source, TaskCompletionSource<int> other)
    {
        await Task.Yield();
        source.SetResult(1);
        _ = source.Task.Result; // -
        _ = other.Task.Result; // ADPT101
        other.TrySetException(new InvalidOperationException());
        _ = other.Task.Result; // -
    }

    private static void Change(ref Task<int> task, Func<Task<int>> start)
    {
        ref var alias = ref task;
        alias = start();
    }

    private static void Replace(Task<int>[] tasks, Func<Task<int>> start) => tasks[0] = start();
}
