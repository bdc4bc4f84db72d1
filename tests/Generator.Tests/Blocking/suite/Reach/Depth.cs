/// <summary>Of more than four calls, each may stand under a condition: only on an event loop is such a path certain.</summary>
public sealed class Depth
{
    private readonly object _gate = new();

    public async Task OffTheLoop()
    {
        await Task.Yield();
        First(); // ADPT113
        Second(); // ADPT103
        Third(); // ADPT103
        Quick(); // -
        Locking(); // ADPT103
        lock (_gate) // ADPT102
            Second();
        lock (_gate) // ADPT112
            First();
        _ = new Made(); // ADPT113
    }

    [NonBlocking]
    public async Task OnTheLoop()
    {
        await Task.Yield();
        First(); // ADPT103
        Second(); // ADPT103
        Quick(); // -
    }

    [NonBlocking]
    public void Promised()
    {
        First(); // ADPT103
        Quick(); // -
    }

    private static void First() => Second();

    private static void Second() => Third();

    private static void Third() => Fourth();

    private static void Fourth() => File.Delete("x");

    private static void Quick() => QuickToo();

    private static void QuickToo()
    {
    }

    private void Locking()
    {
        lock (_gate)
            Inner();
    }

    private void Inner()
    {
        lock (_gate)
            Fourth();
    }

    private sealed class Made
    {
        private readonly Inside _inside = new();

        public Made() => _inside.Run();
    }

    private sealed class Inside
    {
        public void Run() => Second();
    }
}
