public sealed class Awaited
{
    private Task<int> _field = Task.Run(() => 1);

    public Task<int> Property { get; } = Task.Run(() => 1);

    public async Task Before(Task<int> a, Task<int> b)
    {
        _ = a.Result; // ADPT101
        await a;
        _ = a.Result; // -
        _ = b.Result; // ADPT101
        await b.ConfigureAwait(false);
        _ = b.Result; // -
    }

    public async Task OneWayOnly(Task<int> task, bool maybe)
    {
        if (maybe)
            await task;
        _ = task.Result; // ADPT101
    }

    public async Task BothWays(Task<int> task, bool maybe)
    {
        if (maybe)
            await task;
        else
            await task.ConfigureAwait(false);
        _ = task.Result; // -
    }

    public async Task<int> Early(Task<int> task, bool maybe)
    {
        if (!maybe)
            return 0;
        await task;
        return task.Result; // -
    }

    public async Task Switched(Task<int> task, int kind)
    {
        switch (kind)
        {
            case 0:
                await task;
                _ = task.Result; // -
                break;
            case 1:
                _ = task.Result; // ADPT101
                break;
            default:
                await task;
                break;
        }

        _ = task.Result; // ADPT101
    }

    public async Task Reassigned(Task<int> task, Func<Task<int>> start)
    {
        await task;
        task = start();
        _ = task.Result; // ADPT101
        await task;
        _ = task.Result; // -
    }

    public async Task ReassignedOnOneWay(Task<int> task, Func<Task<int>> start, bool maybe)
    {
        await task;
        if (maybe)
            task = start();
        _ = task.Result; // ADPT101
    }

    public async Task InALoop(Func<Task<int>> start)
    {
        Task<int>? last = null;
        for (var i = 0; i < 3; i++)
        {
            if (last is not null)
                _ = last.Result; // -
            last = start();
            await last;
            _ = last.Result; // -
        }

        _ = last!.Result; // -
    }

    public async Task ReassignedInALoop(Task<int> task, Func<Task<int>> start)
    {
        await task;
        for (var i = 0; i < 3; i++)
        {
            _ = task.Result; // ADPT101
            task = start();
        }
    }

    public async Task ByReference(Task<int> task)
    {
        await task;
        Replace(ref task);
        _ = task.Result; // ADPT101
    }

    public async Task ByOut(Task<int> task)
    {
        await task;
        Make(out task);
        _ = task.Result; // ADPT101
    }

    public async Task Captured(Task<int> task, Func<Task<int>> start)
    {
        var change = () => { task = start(); };
        await task;
        change();
        _ = task.Result; // ADPT101
    }

    public async Task CapturedByALocalFunction(Task<int> task, Func<Task<int>> start)
    {
        await task;
        Change();
        _ = task.Result; // ADPT101

        void Change() => task = start();
    }

    public async Task CapturedAndRead(Task<int> task)
    {
        await task;
        Func<int> read = () => task.Result; // -
        _ = read();
    }

    public async Task NotCapturedYet(Task<int> task)
    {
        Func<int> read = () => task.Result; // ADPT101
        _ = read();
        await task;
    }

    public async Task Shadowed(Func<Task<int>> start)
    {
        {
            var task = start();
            await task;
            _ = task.Result; // -
        }

        {
            var task = start();
            _ = task.Result; // ADPT101
        }
    }

    public async Task Fields(Awaited other)
    {
        await _field;
        _ = _field.Result; // -
        _ = other._field.Result; // ADPT101
        await Property;
        _ = Property.Result; // -
        _field = Task.Run(() => 2);
        _ = _field.Result; // ADPT101
    }

    public async Task InATry(Task<int> task)
    {
        try
        {
            await task;
        }
        catch (InvalidOperationException)
        {
            _ = task.Result; // -
        }

        _ = task.Result; // -
    }

    public async Task InALongTry(Task<int> task, Func<int> other)
    {
        try
        {
            other();
            await task;
        }
        catch (InvalidOperationException)
        {
            _ = task.Result; // ADPT101
        }

        _ = task.Result; // ADPT101
    }

    public async Task InAFinally(Task<int> task, Func<int> other)
    {
        try
        {
            other();
        }
        finally
        {
            await task;
        }

        _ = task.Result; // -
    }

    public async Task Jumped(Task<int> task, bool maybe)
    {
        if (maybe)
            goto end;
        await task;
    end:
        _ = task.Result; // ADPT101
    }

    public async Task Conditional(Task<int> task, bool maybe)
    {
        _ = maybe ? await task : task.Result; // ADPT101
        await task;
        _ = maybe ? task.Result : 0; // -
    }

    public async Task Nullable(Task<int>? task)
    {
        _ = task?.Result; // ADPT101
        if (task is not null)
            await task;
        if (task is not null)
            _ = task.Result; // -
    }

    public async Task AValueTask(ValueTask<int> task)
    {
        var other = task.AsTask();
        await other;
        _ = other.Result; // -
    }

    public async Task Alias(Task<int> task)
    {
        await task;
        var same = task;
        _ = same.Result; // -
    }

    public async Task WhileNot(Task<int> task)
    {
        while (!task.IsCompleted)
            await Task.Delay(1);
        _ = task.Result; // -
    }

    public async Task Abandoned(Task<int> task, CancellationToken token)
    {
        await task.WaitAsync(token);
        _ = task.Result; // -
    }

    private static void Replace(ref Task<int> task) => task = Task.Run(() => 2);

    private static void Make(out Task<int> task) => task = Task.Run(() => 2);
}
