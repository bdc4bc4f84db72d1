/// <summary>Fields that never hold a task that is still running.</summary>
public sealed class Kept
{
    private static readonly Task<int> Zero = Task.FromResult(0);

    private Task<int>? _last;
    private Task<int>? _running;
    private Task<int> _given;
    internal Task<int>? Open;

    public Kept(Task<int> given)
    {
        _given = given;
    }

    public Task<int> Read(int count)
    {
        if (count == 0)
            return Zero;
        if (_last?.Result == count) // -
            return _last;
        return _last = Task.FromResult(count);
    }

    public Task<int> Run(int count)
    {
        if (_running?.Result == count) // ADPT101
            return _running;
        if (count == 1)
            return _running = Task.FromResult(count);
        return _running = Task.Run(() => count);
    }

    public Task<int> Given(int count) => _given.Result == count ? _given : _given = Task.FromResult(count); // ADPT101

    public Task<int>? Opened(int count) => Open?.Result == count ? Open : Open = Task.FromResult(count); // ADPT101

    public Task<int>? Written(Other other) => other.Value?.Result == 1 ? null : Task.FromResult(1); // ADPT101
}

public sealed class Other
{
    internal Task<int>? Value;

    public void Set() => Value = Task.FromResult(1);
}

public sealed class Elsewhere
{
    public void Set(Other other, Task<int> task) => other.Value = task;
}
