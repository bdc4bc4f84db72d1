public sealed class Flags
{
    private bool _stopped;

    public async Task Polled(Task<int> task)
    {
        var done = false;
        while (!done)
        {
            done = task.IsCompleted;
            await Task.Delay(10);
        }

        _ = task.Result; // -
    }

    public void Stop() => _stopped = true;

    public async Task StoppedElsewhere(Task<int> task, Func<Task<int>> start)
    {
        await task;
        _stopped = false;
        await Task.Delay(10);
        if (_stopped)
            task = start();
        _ = task.Result; // ADPT101
    }

    public async Task StoppedByAFunction(Task<int> task, Func<Task<int>> start, Action<Action> onStop)
    {
        var stopped = false;
        onStop(() => stopped = true);
        await task;
        stopped = false;
        await Task.Delay(10);
        if (stopped)
            task = start();
        _ = task.Result; // ADPT101
    }

    public async Task NeverStopped(Task<int> task, Func<Task<int>> start)
    {
        var stopped = false;
        await task;
        if (stopped)
            task = start();
        _ = task.Result; // -
    }

    public async Task PolledOrTired(Task<int> task, int tries)
    {
        var done = false;
        while (!done)
        {
            done = task.IsCompleted || tries-- == 0;
            await Task.Delay(10);
        }

        _ = task.Result; // ADPT101
    }

    public async Task Succeeded(Task<int> task, Action prepare)
    {
        var ok = false;
        try
        {
            prepare();
            await task;
            ok = true;
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("failed");
        }

        if (ok)
            _ = task.Result; // -
        else
            _ = task.Result; // ADPT101
    }

    public async Task SetElsewhere(Task<int> task, bool maybe)
    {
        await Task.Yield();
        var done = task.IsCompleted;
        if (maybe)
            done = true;
        if (done)
            _ = task.Result; // ADPT101
    }

    public async Task Combined(Task<int> task, bool maybe)
    {
        await Task.Yield();
        var done = task.IsCompleted;
        done |= maybe;
        if (done)
            _ = task.Result; // ADPT101
        done = task.IsCompleted & maybe;
        if (done)
            _ = task.Result; // -
    }

    public async Task Inverted(Task<int> task)
    {
        await Task.Yield();
        var done = task.IsCompleted;
        done = !done;
        if (done)
            _ = task.Result; // ADPT101
        if (!done)
            _ = task.Result; // -
    }

    public async Task Chosen(Task<int> a, Task<int> b, bool first)
    {
        if (first)
            await a;
        else
            await b;
        if (first)
            _ = a.Result; // -
        else
            _ = b.Result; // -
        _ = first ? b.Result : 0; // ADPT101
    }

    public async Task ChosenThenChanged(Task<int> a, bool first)
    {
        if (first)
            await a;
        first = !first;
        if (first)
            _ = a.Result; // ADPT101
    }

    public async Task Reassigned(Task<int> task, Func<Task<int>> start)
    {
        if (task.IsCompleted)
            task = start();
        _ = task.Result; // ADPT101
        if ((task = start()).IsCompleted)
            _ = task.Result; // -
        while (!(task = start()).IsCompleted)
            await Task.Delay(10);
        _ = task.Result; // -
    }

    public async Task NullOrDone(Task<int>? task)
    {
        await (task ?? Task.CompletedTask);
        _ = task?.Result; // -
        task = null;
        _ = task?.Result; // -
    }

    public async Task SometimesNull(Func<Task<int>> start, bool maybe)
    {
        Task<int>? task = null;
        if (maybe)
            task = start();
        _ = task?.Result; // ADPT101
        if (task != null)
            _ = task.Result; // ADPT101
        if (task == null)
            task = start();
        _ = task.Result; // ADPT101
        await task;
    }

    public async Task NotOfAnother(object value, Task<int> other)
    {
        await Task.Yield();
        if (value is not Task<int> { IsCompleted: true } task)
            return;
        _ = task.Result; // -
        if (value is not Task<int> { IsCompleted: false } pending)
            return;
        _ = other.Result; // ADPT101
        await pending;
    }

    public async Task AfterAny(Task<int> task, Task timeout)
    {
        await Task.WhenAny(task, timeout);
        if (!task.IsCompleted)
            return;
        _ = task.Result; // -
    }

    public async Task<int> InOneExpression(Task<int> task) => task.IsCompleted ? task.Result : await task; // -

    public async Task<int> TheOtherWayRound(Task<int> task) => task.IsCompleted ? await task : task.Result; // ADPT101

    public async Task Both(Task<int> a, Task<int> b)
    {
        await Task.Yield();
        if (a.IsCompleted && b.IsCompleted)
            _ = b.Result; // -
        else if (a.IsCompleted)
            _ = b.Result; // ADPT101
        if (!(a.IsCompleted && b.IsCompleted))
            return;
        _ = a.Result; // -
    }
}
