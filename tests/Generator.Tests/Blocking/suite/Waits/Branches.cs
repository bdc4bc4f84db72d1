public sealed class Branches
{
    public async Task<int> SwitchExpression(Task<int> a, Task<int> b, int kind)
    {
        var first = kind switch
        {
            0 => await a,
            1 => a.Result, // ADPT101
            _ when a.IsCompleted => a.Result, // -
            _ => await a,
        };
        var second = kind switch
        {
            0 => await b,
            _ => await b + 1,
        };
        return first + second + b.Result; // -
    }

    public async Task<int> SwitchOnStatus(Task<int> task)
    {
        switch (task.Status)
        {
            case TaskStatus.RanToCompletion:
                return task.Result; // -
            case TaskStatus.Faulted or TaskStatus.Canceled:
                return task.Result; // -
            case TaskStatus.WaitingForActivation:
                return task.Result; // ADPT101
            default:
                return await task;
        }
    }

    public async Task<int> ArmsOfStatus(Task<int> task) => task.Status switch
    {
        TaskStatus.RanToCompletion => task.Result, // -
        TaskStatus.Running => task.Result, // ADPT101
        _ => await task,
    };

    public async Task<int> SwitchOnType(object value)
    {
        switch (value)
        {
            case Task<int> { IsCompletedSuccessfully: true } done:
                return done.Result; // -
            case Task<int> pending:
                return pending.Result; // ADPT101
            case Func<Task<int>> start:
                return await start();
            default:
                return 0;
        }
    }

    public async Task<int> EveryCase(Task<int> task, int kind)
    {
        switch (kind)
        {
            case 0:
            case 1:
                await task;
                break;
            case 2:
                goto case 0;
            case 3:
                throw new InvalidOperationException();
            default:
                await task.ConfigureAwait(false);
                break;
        }

        return task.Result; // -
    }

    public async Task<int> NoDefault(Task<int> task, int kind)
    {
        switch (kind)
        {
            case 0:
                await task;
                break;
            case 1:
                await task;
                break;
        }

        return task.Result; // ADPT101
    }

    public async Task Ternary(Task<int> a, Task<int> b, bool maybe)
    {
        var either = maybe ? a : b;
        await either;
        _ = a.Result; // ADPT101
        _ = either.Result; // -
        await a;
        await b;
        _ = (maybe ? a : b).Result; // -
    }

    public async Task TernaryOfOne(Task<int> a, Task<int> b, bool maybe)
    {
        await a;
        _ = (maybe ? a : b).Result; // ADPT101
        await (maybe ? a : b);
        _ = b.Result; // ADPT101
    }

    public async Task Coalesced(Task<int>? a, Task<int> b)
    {
        await (a ?? b);
        _ = b.Result; // ADPT101
        _ = a?.Result; // -
    }

    public async Task CoalesceAssigned(Task<int>? task, Func<Task<int>> start)
    {
        task ??= start();
        _ = task.Result; // ADPT101
        await (task ??= start());
        _ = task.Result; // -
    }

    public async Task NotNull(Task<int>? task)
    {
        if (task != null)
            await task;
        _ = task?.Result; // -
        if (task is { } some)
            _ = some.Result; // -
    }

    public async Task NullOrElse(Task<int>? task, bool maybe)
    {
        if (task is null || maybe)
            return;
        _ = task.Result; // ADPT101
        await task;
    }

    public async Task And(Task<bool> task, bool maybe)
    {
        if (maybe && await task)
            _ = task.Result; // -
        else
            _ = task.Result; // ADPT101
    }

    public async Task Or(Task<bool> task, bool maybe)
    {
        if (await task || maybe)
            _ = task.Result; // -
        _ = task.Result; // -
    }

    public async Task Forward(Task<int> task, bool maybe)
    {
        if (maybe)
        {
            await task;
            goto read;
        }

        await task.ConfigureAwait(false);
    read:
        _ = task.Result; // -
    }

    public async Task Backward(Task<int> task, Func<Task<int>> start, int count)
    {
        await task;
    again:
        _ = task.Result; // ADPT101
        task = start();
        if (count-- > 0)
            goto again;
    }

    public async Task Thrown(Task<int> task, bool maybe)
    {
        if (maybe)
            await task;
        else
            throw new InvalidOperationException();
        _ = task.Result; // -
    }

    public async Task NeverReturns(Task<int> task, Task<int> other)
    {
        if (!task.IsCompleted)
            Fail();
        _ = task.Result; // -
        if (!other.IsCompleted)
            Warn();
        _ = other.Result; // ADPT101
        await Task.Yield();
    }

    public async Task InAnArgument(Task<int> task)
    {
        _ = Math.Max(await task, task.Result); // -
        await Task.Yield();
    }

    public async Task InTheWrongOrder(Task<int> task)
    {
        _ = Math.Max(task.Result, await task); // ADPT101
    }

    public async Task Interpolated(Task<int> task) =>
        Console.WriteLine($"{await task} is {task.Result}"); // -

    public async Task InAnInitializer(Task<int> task, Task<int> other) =>
        Console.WriteLine(new { First = await task, Second = task.Result, Third = other.Result }); // ADPT101

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void Fail() => throw new InvalidOperationException();

    private static void Warn() => Console.WriteLine("not yet");
}
