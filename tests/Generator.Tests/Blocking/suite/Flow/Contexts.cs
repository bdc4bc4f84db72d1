/// <summary>An object that says which way its user takes.</summary>
public sealed class RunContext
{
    public bool IsSynchronous { get; private set; }

    public bool IsAsync { get; init; }

    public bool IsLarge { get; init; }

    public RunContext Begin(bool isSynchronous)
    {
        IsSynchronous = isSynchronous;
        return this;
    }
}

public sealed class Contexts
{
    private readonly bool _isAsync = true;
    private readonly bool _isLarge = true;

    public static Task Schedule(Task task, RunContext context)
    {
        if (context.IsSynchronous && !task.IsCompleted)
            task.GetAwaiter().GetResult(); // -
        return task;
    }

    public static Task Delay(RunContext context)
    {
        if (context.IsSynchronous)
        {
            Thread.Sleep(1); // -
            return Task.CompletedTask;
        }

        return Task.Delay(1);
    }

    public static async Task Otherwise(RunContext context, Task<int> task)
    {
        await Task.Yield();
        if (!context.IsSynchronous)
            _ = task.Result; // ADPT101
        if (context.IsLarge)
            _ = task.Result; // ADPT101
        if (context.IsAsync)
            await task;
        else
            _ = task.Result; // -
    }

    public async Task OfAField(Task<int> task)
    {
        await Task.Yield();
        if (_isAsync)
            await task;
        else
            task.Wait(); // -
        if (_isLarge)
            await Task.Yield();
        else
            Thread.Sleep(1); // ADPT102
    }

    public async Task Both(RunContext context)
    {
        await Task.Yield();
        Thread.Sleep(1); // ADPT102
        if (context.IsSynchronous)
            return;
        Thread.Sleep(1); // ADPT102
    }
}
