/// <summary>A property that gives the task of a source gives the same task each time, as long as the source is the same.</summary>
public sealed class Sources
{
    private readonly TaskCompletionSource<int> _kept = new();
    private TaskCompletionSource<int> _changed = new();
    private readonly Holder _holder = new();

    private Task<int> Kept => _kept.Task;

    private Task<int> Changed
    {
        get { return _changed.Task; }
    }

    private Task<int> Made => new TaskCompletionSource<int>().Task;

    private Task<int> Held => _holder.Task;

    public async Task Asks(Sources other)
    {
        await Task.Yield();
        _ = Kept.IsCompletedSuccessfully ? Kept.Result : 0; // -
        _ = other.Kept.IsCompletedSuccessfully ? other.Kept.Result : 0; // -
        _ = IsDone(Kept) && Kept.Result > 1; // -
        _ = other.Kept.IsCompletedSuccessfully ? Kept.Result : 0; // ADPT101
        _ = Kept.Result; // ADPT101
    }

    public async Task AsksOfChanging()
    {
        await Task.Yield();
        _ = Changed.IsCompleted ? Changed.Result : 0; // -
        if (Changed.IsCompleted)
        {
            _changed = new();
            _ = Changed.Result; // ADPT101
        }
    }

    public async Task AsksOfOthers()
    {
        await Task.Yield();
        _ = Made.IsCompleted ? Made.Result : 0; // ADPT101
        _ = Held.IsCompleted ? Held.Result : 0; // ADPT101
    }

    public async Task AfterAnAwait()
    {
        await Kept;
        _ = Kept.Result; // -
        await Changed;
        _changed = new();
        Changed.Wait(); // ADPT101
    }

    private static bool IsDone(Task task) => task.IsCompletedSuccessfully;

    public sealed class Holder
    {
        public Task<int> Task => System.Threading.Tasks.Task.Run(() => 1);
    }
}
