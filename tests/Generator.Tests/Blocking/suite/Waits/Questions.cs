/// <summary>Helpers that say of a task what its own properties say.</summary>
public sealed class Questions
{
    private readonly Task<int> _load = Task.Run(() => 1);
    private readonly Task<int> _other = Task.Run(() => 1);

    private bool IsLoaded => _load.IsCompleted;

    private bool IsLoadedWell { get { return _load.IsCompletedSuccessfully && _other.IsCompleted; } }

    private bool IsNot => !_load.IsCompleted;

    public async Task<int> OfExtensions(Task<int> a, Task<int> b, ValueTask<int> c)
    {
        await Task.Yield();
        if (a.IsCompletedSuccessfully())
            return a.Result; // -
        if (!b.IsDone())
            return b.Result; // ADPT101
        if (c.HasEnded())
            return c.Result; // -
        return a.IsLate() ? a.Result : b.Result; // ADPT101
    }

    public async Task<int> OfOthers(Task<int> a, Task<int> b)
    {
        await Task.Yield();
        if (AreBoth(a, b))
            return a.Result + b.Result; // -
        if (IsEither(a, b))
            return a.Result; // ADPT101
        return IsMatched(1, b) ? b.Result : 0; // -
    }

    public async Task<int> OfMembers()
    {
        await Task.Yield();
        if (IsLoaded)
            return _load.Result; // -
        if (this.IsLoadedWell)
            return _load.Result + _other.Result; // -
        if (IsNot)
            return _load.Result; // ADPT101
        return Local(_other) ? _other.Result : 0; // -

        bool Local(Task task) => task.IsCompleted;
    }

    private static bool AreBoth(Task a, Task b) => a.IsCompleted && (b.Status == TaskStatus.RanToCompletion);

    private static bool IsEither(Task a, Task b) => a.IsCompleted || b.IsCompleted;

    private static bool IsMatched(int value, Task task) => value > 0 && task is { IsCompleted: true };
}

internal static class QuestionExtensions
{
    public static bool IsCompletedSuccessfully(this Task task) => task.Status == TaskStatus.RanToCompletion;

    public static bool IsDone(this Task task)
    {
        return task.IsCompleted;
    }

    public static bool HasEnded(this ValueTask<int> task) => task.IsCompletedSuccessfully;

    public static bool IsLate(this Task task) => task.CreationOptions == TaskCreationOptions.LongRunning;
}
