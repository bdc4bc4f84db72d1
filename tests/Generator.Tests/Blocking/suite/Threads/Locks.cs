public sealed class Locks
{
    private readonly object _gate = new();
    private readonly Lock _own = new();
    private readonly List<int> _items = [];
    private int _count;

    public async Task WithoutWaiting()
    {
        await Task.Yield();
        lock (_gate) // ADPT112
            _count++;
        lock (_own) // ADPT112
        {
            _items.Add(_count);
        }
    }

    public async Task WithFiles()
    {
        await Task.Yield();
        lock (_gate) // ADPT102
        {
            File.WriteAllText("x", "y"); // -
            Thread.Sleep(1); // -
        }
    }

    public async Task WithAHelper()
    {
        await Task.Yield();
        lock (_own) // ADPT102
            Save(); // -
    }

    public async Task WithAQuickHelper()
    {
        await Task.Yield();
        lock (_own) // ADPT112
            Count(); // -
    }

    public async Task WithATask(Task<int> task)
    {
        lock (_gate) // ADPT102
            _count = task.Result; // -
        await task;
        lock (_gate) // ADPT112
            _count = task.Result; // -
    }

    public async Task Nested()
    {
        await Task.Yield();
        lock (_gate) // ADPT102
        {
            lock (_own) // -
                Save(); // -
        }
    }

    public async Task OfAnExpression()
    {
        lock (Find()) // ADPT103
            _count++;
        await Task.Run(() =>
        {
            lock (_gate) // -
                Save(); // -
        });
    }

    public async Task Through()
    {
        await Task.Yield();
        Guarded(); // ADPT103
        Counted(); // ADPT113
    }

    private void Guarded()
    {
        lock (_gate)
            Save();
    }

    private void Counted()
    {
        lock (_gate)
            Count();
    }

    private static object Find() => File.ReadAllText("x");

    private static void Save() => File.WriteAllText("x", "y");

    private void Count() => _count++;
}
