/// <summary>Critical sections that are not written as a lock statement follow its policy.</summary>
public sealed class Sections
{
    private readonly object _gate = new();
    private readonly Lock _own = new();
    private readonly ReaderWriterLockSlim _slim = new();
    private readonly ReaderWriterLockSlim _quick = new();
    private readonly ReaderWriterLock _old = new();
    private SpinLock _spin = new();
    private int _count;

    public async Task Short(Dictionary<int, int> items)
    {
        await Task.Yield();
        Monitor.Enter(items); // -
        try
        {
            items[0] = _count;
        }
        finally
        {
            Monitor.Exit(items); // -
        }

        _quick.EnterReadLock(); // -
        _count++;
        _quick.ExitReadLock(); // -
    }

    public async Task WithFiles()
    {
        await Task.Yield();
        var taken = false;
        try
        {
            Monitor.Enter(_gate, ref taken); // ADPT102
            File.WriteAllText("x", "y"); // -
        }
        finally
        {
            if (taken)
                Monitor.Exit(_gate); // -
        }

        File.ReadAllText("x"); // ADPT103
    }

    public async Task WithAHelper()
    {
        await Task.Yield();
        _slim.EnterWriteLock(); // ADPT102
        try
        {
            Save(); // -
        }
        finally
        {
            _slim.ExitWriteLock(); // -
        }

        Save(); // ADPT103
    }

    public async Task WithATimeout(object gate)
    {
        await Task.Yield();
        if (Monitor.TryEnter(gate, 1000)) // ADPT102
        {
            Save(); // -
            Monitor.Exit(gate); // -
        }

        if (Monitor.TryEnter(gate)) // -
        {
            Save(); // ADPT103
            Monitor.Exit(gate); // -
        }
    }

    public async Task WithAPulse(object gate)
    {
        await Task.Yield();
        Monitor.Enter(gate); // ADPT102
        Monitor.Wait(gate); // -
        Monitor.Exit(gate); // -
        Monitor.Enter(gate); // -
        Monitor.PulseAll(gate); // -
        Monitor.Exit(gate); // -
    }

    public async Task WithAnEarlyEnd(bool isKnown, SpinLock spin)
    {
        await Task.Yield();
        var taken = false;
        spin.Enter(ref taken); // ADPT102
        if (isKnown)
        {
            spin.Exit(); // -
            return;
        }

        Save(); // -
        spin.Exit(); // -
        Save(); // ADPT103
    }

    public Task InAScope(Lock own)
    {
        using (own.EnterScope()) // -
            _count++;
        using (own.EnterScope()) // ADPT102
            Save(); // -
        Save(); // ADPT103
        using var scope = own.EnterScope(); // ADPT102
        Save(); // -
        return Task.CompletedTask;
    }

    public async Task InOneThatIsReleasedElsewhere(object gate)
    {
        await Task.Yield();
        Monitor.Enter(gate); // -
        Save(); // ADPT103
        Leave(gate); // -
    }

    public async Task Through()
    {
        await Task.Yield();
        Guarded(); // ADPT103
        Counted(); // -
    }

    public async Task InOneAnother(ReaderWriterLock old, object gate)
    {
        await Task.Yield();
        old.AcquireWriterLock(1000); // ADPT102
        Monitor.Enter(gate); // -
        Save(); // -
        Monitor.Exit(gate); // -
        old.ReleaseWriterLock(); // -
    }

    private static void Leave(object gate) => Monitor.Exit(gate);

    private void Guarded()
    {
        _own.Enter();
        Save();
        _own.Exit();
    }

    private void Counted()
    {
        _old.AcquireReaderLock(1);
        _count++;
        _old.ReleaseReaderLock();
        var taken = false;
        _spin.Enter(ref taken);
        _count++;
        _spin.Exit();
    }

    private static void Save() => File.WriteAllText("x", "y");
}
