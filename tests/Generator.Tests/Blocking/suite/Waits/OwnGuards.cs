/// <summary>Helpers of the user that say of a task what its own properties say.</summary>
public static class TaskAnswers
{
    public static bool IsCompletedSuccessfully(this Task task)
    {
#if OLD
        return task.IsCompletedSuccessfully;
#else
        return task.Status == TaskStatus.RanToCompletion;
#endif
    }

    public static bool Done(this Task t) => t.IsCompletedSuccessfully;

    public static bool Ran<T>(this ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully;
    }

    public static bool IsOpen(this Task t) => !t.IsCompleted;

    public static bool IsSlow(this Task t) => t.Id > 3;

    public static bool DoneOrNull(Task? t) => t == null || t.IsCompleted;

    public static bool Both(Task a, Task b) => a.IsCompleted && b.IsCompletedSuccessfully;

    public static bool Ended(Task t) => t is null || t.IsFaulted || t.IsCanceled || t.Status is TaskStatus.RanToCompletion;

    public static bool Either(Task a, Task b) => a.IsCompleted || b.IsCompleted;

    public static bool Ended(TaskCompletionSource<int> source) => source.Task.IsCompleted;
}

public sealed class OwnGuards
{
    private readonly TaskCompletionSource<string> _source = new();

    private Task<string> Kept => _source.Task;

    private int Length => Kept.IsCompletedSuccessfully() ? Kept.Result.Length : 0;

    private int Slow => Kept.IsSlow() ? Kept.Result.Length : 0;

    private bool HasValue => _source.Task.Status == TaskStatus.RanToCompletion;

    public async Task OfASource(OwnGuards other, TaskCompletionSource<int> a, TaskCompletionSource<int> b)
    {
        await Task.Yield();
        if (HasValue)
            _ = _source.Task.Result; // -
        if (!HasValue)
            _ = _source.Task.Result; // ADPT101
        if (other.HasValue)
            _ = _source.Task.Result; // ADPT101
        if (other.HasValue)
            _ = other._source.Task.Result; // -
        if (TaskAnswers.Ended(a))
            _ = a.Task.Result; // -
        if (TaskAnswers.Ended(a))
            _ = b.Task.Result; // ADPT101
    }

    public async Task OfATask(Task<int> task, ValueTask<int> value)
    {
        await Task.Yield();
        if (task.IsCompletedSuccessfully())
            _ = task.Result; // -
        if (task.Done())
            _ = task.Result; // -
        if (value.Ran())
            _ = value.Result; // -
        if (task.IsOpen())
            _ = task.Result; // ADPT101
        if (task.IsSlow())
            _ = task.Result; // ADPT101
        if (!task.IsOpen())
            _ = task.Result; // -
        if (TaskAnswers.Ended(task))
            _ = task.Result; // -
    }

    public async Task OfTwo(Task<int> a, Task<int> b, Task<int>? none)
    {
        await Task.Yield();
        if (TaskAnswers.Both(a, b))
            _ = a.Result + b.Result; // -
        if (none is not null && TaskAnswers.DoneOrNull(none))
            _ = none.Result; // -
        if (TaskAnswers.Either(a, b))
            _ = a.Result; // ADPT101
    }

    public async Task ThroughAProperty()
    {
        await Task.Yield();
        _ = Length; // -
        _ = Slow; // ADPT101
    }

    public async Task InAnArgument()
    {
        await Task.Yield();
        var text = (Kept.IsCompletedSuccessfully()) ? Kept.Result : new string('x', 1); // -
        Show(Kept.Done() ? Kept.Result : text); // -
        Show(Kept.Done() ? text : Kept.Result); // ADPT101
        if (text.Length > 1 && !(Kept.IsCompletedSuccessfully() && Kept.Result.Length == 1)) // -
            Show(text);
    }

    private static void Show(string text)
    {
    }
}
