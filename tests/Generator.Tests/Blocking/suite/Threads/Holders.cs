/// <summary>Who takes a lock waits for whoever holds it.</summary>
public sealed class Holders
{
    private static readonly object Shared = new();
    private readonly object _gate = new();
    private readonly object _quick = new();
    private readonly Lock _own = new();
    private readonly ReaderWriterLockSlim _slim = new();
    internal readonly object Visible = new();
    private readonly object _pulse = new();
    private int _count;

    public async Task ForAPulse()
    {
        await Task.Yield();
        lock (_pulse) // -
            Monitor.PulseAll(_pulse); // -
    }

    public void WaitForThePulse()
    {
        lock (_pulse)
            Monitor.Wait(_pulse);
    }

    public async Task Waits()
    {
        await Task.Yield();
        lock (_gate) // ADPT112
            _count++;
        lock (_quick) // -
            _count++;
        lock (_own) // ADPT112
            _count++;
        Monitor.Enter(Shared); // ADPT112
        Monitor.Exit(Shared); // -
        _slim.EnterReadLock(); // ADPT112
        _slim.ExitReadLock(); // -
        _slim.TryEnterReadLock(0); // -
        var gate = _gate;
        lock (gate) // ADPT112
            _count++;
        lock (Visible) // ADPT112
            _count++;
        lock (this) // ADPT112
            _count++;
        lock (typeof(Holders)) // ADPT112
            _count++;
        lock (typeof(Other)) // -
            _count++;
    }

    public async Task Through()
    {
        await Task.Yield();
        Count(); // ADPT113
        CountQuickly(); // -
    }

    public void Save()
    {
        lock (_gate)
            File.WriteAllText("x", "y");
        using (_own.EnterScope())
            Write();
        _slim.EnterWriteLock();
        try
        {
            Write();
        }
        finally
        {
            _slim.ExitWriteLock();
        }
    }

    public static void SaveAll()
    {
        Monitor.Enter(Shared);
        Write();
        Monitor.Exit(Shared);
        lock (typeof(Holders))
            Write();
    }

    public int Loaded
    {
        get
        {
            lock (this)
                Write();
            lock (_quick)
                return _count;
        }
    }

    private void Count()
    {
        lock (_gate)
            _count++;
    }

    private void CountQuickly()
    {
        lock (_quick)
            _count++;
    }

    private static void Write() => File.WriteAllText("x", "y");
}

public sealed class Other
{
    private readonly object _gate = new();
    private int _count;

    public async Task OfAnotherType()
    {
        await Task.Yield();
        lock (_gate) // -
            _count++;
    }

    public static void Hold(Holders holders)
    {
        lock (holders.Visible)
            File.WriteAllText("x", "y");
    }
}
