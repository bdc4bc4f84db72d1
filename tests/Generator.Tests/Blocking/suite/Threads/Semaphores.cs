/// <summary>Semaphores that are used like a lock, and others.</summary>
public sealed class Semaphores
{
    private readonly SemaphoreSlim _short = new(1, 1);
    private readonly SemaphoreSlim _long = new(1, 1);
    private readonly SemaphoreSlim _awaited = new(1, 1);
    private readonly SemaphoreSlim _held = new(1);
    private readonly SemaphoreSlim _two = new(2, 2);
    private readonly SemaphoreSlim _signal = new(0, 1);
    private int _count;

    public async Task Short()
    {
        await Task.Yield();
        Count(); // -
        Sleep(); // ADPT102
        CountAwaited(); // ADPT102
        CountHeld(); // ADPT102
        CountTwo(); // ADPT102
        WaitForSignal(); // ADPT102
    }

    public async Task Awaits()
    {
        await _awaited.WaitAsync();
        try
        {
            await Task.Delay(1);
        }
        finally
        {
            _awaited.Release();
        }
    }

    public async Task Holds()
    {
        _held.Wait(); // ADPT102
        try
        {
            await Task.Delay(1);
        }
        finally
        {
            _held.Release();
        }
    }

    private void Count()
    {
        _short.Wait();
        try
        {
            _count++;
        }
        finally
        {
            _short.Release();
        }
    }

    private void Sleep()
    {
        _long.Wait();
        try
        {
            Thread.Sleep(1);
        }
        finally
        {
            _long.Release();
        }
    }

    private void CountAwaited()
    {
        _awaited.Wait();
        _count++;
        _awaited.Release();
    }

    private void CountHeld()
    {
        _held.Wait();
        _count++;
        _held.Release();
    }

    private void CountTwo()
    {
        _two.Wait();
        _count++;
        _two.Release();
    }

    private void WaitForSignal() => _signal.Wait();
}
