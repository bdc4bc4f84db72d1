/// <summary>Who takes a lock also waits for a function that holds it, whoever runs the function.</summary>
public sealed class FunctionHolders
{
    private readonly object _background = new();
    private readonly object _stored = new();
    private readonly object _local = new();
    private readonly object _nested = new();
    private readonly object _field = new();
    private readonly Lock _scope = new();
    private readonly object _quick = new();
    private readonly List<Action> _actions = [];
    private readonly Action _kept;
    private int _count;

    public FunctionHolders() => _kept = () =>
    {
        lock (_field)
            Write();
    };

    public async Task Waits()
    {
        await Task.Yield();
        lock (_background) // ADPT112
            _count++;
        lock (_stored) // ADPT112
            _count++;
        lock (_local) // ADPT112
            _count++;
        lock (_nested) // ADPT112
            _count++;
        lock (_scope) // ADPT112
            _count++;
        lock (_field) // ADPT112
            _count++;
        lock (_quick) // -
            _count++;
    }

    public Action Kept => _kept;

    public Task Start() => Task.Run(() =>
    {
        lock (_background)
            Write();
    });

    public void Store() => _actions.Add(() =>
    {
        lock (_stored)
            Write();
        lock (_quick)
            _count++;
    });

    public Action Make()
    {
        return Hold;

        void Hold()
        {
            lock (_local)
                Write();
        }
    }

    public Func<Action> Deep() => () => delegate
    {
        lock (_nested)
            Write();
        Write();
    };

    public void Timed() => new Timer(_ =>
    {
        using (_scope.EnterScope())
            Write();
    }).Change(1, 1);

    private static void Write() => File.WriteAllText("x", "y");
}
