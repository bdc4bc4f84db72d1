using System.Diagnostics.CodeAnalysis;

public sealed class Conditions
{
    public async Task KeptInAVariable(Task<int> task, bool other)
    {
        await Task.Yield();
        var done = task.IsCompleted;
        if (done)
            _ = task.Result; // -
        var both = task.IsCompleted && other;
        if (both)
            _ = task.Result; // -
        var either = task.IsCompleted || other;
        if (either)
            _ = task.Result; // ADPT101
        var pending = !task.IsCompleted;
        if (!pending)
            _ = task.Result; // -
    }

    public async Task KeptForAnother(Task<int> task, Func<Task<int>> start)
    {
        await Task.Yield();
        var done = task.IsCompleted;
        task = start();
        if (done)
            _ = task.Result; // ADPT101
    }

    public async Task ConditionalAccess(Task<int>? task)
    {
        await Task.Yield();
        if (task?.IsCompleted == true)
            _ = task.Result; // -
        if (task?.IsCompleted ?? false)
            _ = task.Result; // -
        if (task?.IsCompletedSuccessfully is true)
            _ = task.Result; // -
        if (task?.IsCompleted != true)
            _ = task?.Result; // ADPT101
    }

    public async Task Statuses(Task<int> task)
    {
        await Task.Yield();
        if (task.Status is TaskStatus.RanToCompletion or TaskStatus.Faulted)
            _ = task.Result; // -
        if (task.Status is TaskStatus.RanToCompletion or TaskStatus.Running)
            _ = task.Result; // ADPT101
        if (task.Status >= TaskStatus.RanToCompletion)
            _ = task.Result; // -
        if (task.Status < TaskStatus.RanToCompletion)
            _ = task.Result; // ADPT101
        if (task is { Status: TaskStatus.RanToCompletion })
            _ = task.Result; // -
        if (task.Status is not TaskStatus.RanToCompletion)
            return;
        _ = task.Result; // -
    }

    public async Task Patterns(Task<int> task, Task<int> other)
    {
        await Task.Yield();
        if (task is not { IsCompleted: true })
            return;
        _ = task.Result; // -
        if (other is { IsFaulted: true } or { IsCompletedSuccessfully: true })
            _ = other.Result; // -
        if (other is { IsFaulted: false } and { IsCompleted: true })
            _ = other.Result; // -
        if (other is { IsCompleted: not false })
            _ = other.Result; // -
        if (other is not { IsCompleted: false })
            _ = other.Result; // -
        if (other is { IsFaulted: true } or { Id: 3 })
            _ = other.Result; // ADPT101
    }

    public async Task Declared(object value, Task<int>? task)
    {
        await Task.Yield();
        if (value is Task<int> { IsCompleted: true } done)
            _ = done.Result; // -
        if (value is Task<int> pending)
            _ = pending.Result; // ADPT101
        if (value is Task<int> checkedLater && checkedLater.IsCompletedSuccessfully)
            _ = checkedLater.Result; // -
        if (task is { IsCompleted: true } same)
            _ = task.Result + same.Result; // -
    }

    public async Task Tuples(Task<int> a, Task<int> b)
    {
        await Task.Yield();
        if ((a.IsCompleted, b.IsCompleted) is (true, true))
            _ = a.Result + b.Result; // -
        if ((a.IsCompleted, b.IsCompleted) is (true, false))
            _ = b.Result; // ADPT101
        if (a.IsCompleted & b.IsCompleted)
            _ = b.Result; // -
        if (a.IsCompleted | b.IsCompleted)
            _ = b.Result; // ADPT101
    }

    public async Task Switched(Task<int> task)
    {
        await Task.Yield();
        switch (task.IsCompleted)
        {
            case true:
                _ = task.Result; // -
                break;
            case false:
                _ = task.Result; // ADPT101
                break;
        }

        _ = task.IsCompleted switch
        {
            true => task.Result, // -
            false => task.Result, // ADPT101
        };
    }

    public async Task<int> TheFirst(Task<int> task, CancellationToken token)
    {
        if (await Task.WhenAny(task, Task.Delay(1000, token)) == task)
            return task.Result; // -
        return task.Result; // ADPT101
    }

    public async Task<int> TheFirstInAVariable(Task<int> task, Task timeout)
    {
        var first = await Task.WhenAny(task, timeout);
        if (first != task)
            throw new TimeoutException();
        return task.Result; // -
    }

    public async Task<int> NotTheFirst(Task<int> task, Task timeout)
    {
        var first = await Task.WhenAny(task, timeout).ConfigureAwait(false);
        if (first == timeout)
            return task.Result; // ADPT101
        if (ReferenceEquals(first, task))
            return task.Result; // -
        return await task;
    }

    public async Task AnyInAVariable(Task<int> a, Task<int> b)
    {
        var any = Task.WhenAny(a, b);
        _ = any.Result; // ADPT101
        var first = await any;
        _ = first.Result; // -
        _ = any.Result.Result; // -
        _ = b.Result; // ADPT101
    }

    public async Task Failed(Task<int> task)
    {
        await Task.Yield();
        if (task.Exception is not null)
            _ = task.Result; // -
        if (task.Exception == null)
            _ = task.Result; // ADPT101
        if (task.IsFaulted || task.IsCanceled)
            task.GetAwaiter().GetResult(); // -
        if (task.IsFaulted)
            return;
        _ = task.Result; // ADPT101
    }

    public async Task Checked(Task<int> task, Task<int> other)
    {
        await Task.Yield();
        Require(task.IsCompleted);
        _ = task.Result; // -
        Note(other.IsCompleted);
        _ = other.Result; // ADPT101
    }

    public async Task Properties(Source source)
    {
        await Task.Yield();
        if (source.Task.IsCompleted)
            _ = source.Task.Result; // -
        if (source.Task.IsCompleted)
            _ = source.Other.Result; // ADPT101
    }

    public async Task Polled(Task<int> task, Task<int> other)
    {
        await Task.Yield();
        if (!task.Wait(TimeSpan.Zero)) // -
            return;
        _ = task.Result; // -
        if (other.Wait(0) == false) // -
            _ = other.Result; // ADPT101
    }

    public async Task Thrown(Task<int> task) =>
        Console.WriteLine(task.IsCompleted ? task.Result : throw new InvalidOperationException()); // -

    public async Task<int> Negated(Task<int> task)
    {
        if (!(task.IsCompleted == true))
            return await task;
        return task.Result; // -
    }

    public async Task<int> NotFaulted(Task<int> task)
    {
        if (!task.IsFaulted)
            return task.Result; // ADPT101
        return await task;
    }

    private static void Require([DoesNotReturnIf(false)] bool condition) => Console.WriteLine(condition);

    private static void Note(bool condition) => Console.WriteLine(condition);
}

public sealed record Source(Task<int> Task, Task<int> Other);
