/// <summary>The task that ended first, compared with the others.</summary>
public sealed class Winners
{
    public async Task<int> IsNotTheDelay(Task<int> task, Task delay)
    {
        var first = await Task.WhenAny(task, delay);
        if (first == delay)
            throw new TimeoutException();
        return task.Result; // -
    }

    public async Task<int> Mirrored(Task<int> task, Task delay)
    {
        var first = await Task.WhenAny(delay, task).ConfigureAwait(false);
        if (delay != first)
            return task.Result; // -
        return task.Result; // ADPT101
    }

    public async Task<int> IsTheTask(Task<int> task)
    {
        var first = await Task.WhenAny(task, Task.Delay(1000));
        if (first != task)
            throw new TimeoutException();
        return task.Result; // -
    }

    public async Task<int> InTheCondition(Task<int> task, Task delay)
    {
        if (await Task.WhenAny(task, delay) == delay)
            throw new TimeoutException();
        _ = task.Result; // -
        if (await Task.WhenAny(task, Task.Delay(5)) != task)
            return 0;
        return task.Result; // -
    }

    public async Task<int> InAFlag(Task<int> task, Task delay)
    {
        var first = await Task.WhenAny(task, delay);
        var isLate = first == delay;
        return isLate ? 0 : task.Result; // -
    }

    public async Task<int> ByReference(Task<int> task, Task delay)
    {
        var first = await Task.WhenAny(task, delay);
        if (ReferenceEquals(first, delay))
            return task.Result; // ADPT101
        return task.Result; // -
    }

    public async Task<int> ByEquals(Task<int> task, Task delay)
    {
        var first = await Task.WhenAny([task, delay]);
        return !delay.Equals(first) ? task.Result : 0; // -
    }

    public async Task<int> OfThree(Task<int> a, Task<int> b, Task delay)
    {
        var first = await Task.WhenAny(a, b, delay);
        if (first == delay)
            return 0;
        if (first == a)
            return a.Result; // -
        return b.Result; // -
    }

    public async Task<int> OfThreeWithoutAll(Task<int> a, Task<int> b, Task delay)
    {
        var first = await Task.WhenAny(a, b, delay);
        if (first == delay)
            return 0;
        return a.Result; // ADPT101
    }

    public async Task<int> OfAnotherTask(Task<int> task, Task delay, Task other)
    {
        var first = await Task.WhenAny(task, delay);
        if (first == other)
            return 0;
        return task.Result; // ADPT101
    }

    public async Task<int> Changed(Task<int> task, Task<int> next, Task delay)
    {
        var first = await Task.WhenAny(task, delay);
        task = next;
        if (first == delay)
            return 0;
        return task.Result; // ADPT101
    }

    public async Task<int> Alone(Task<int> task, Task<int> other)
    {
        await Task.WhenAny(task);
        _ = other.Result; // ADPT101
        return task.Result; // -
    }
}
