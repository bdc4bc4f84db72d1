using System.Globalization;
using System.Text;

namespace Adapters.Server.Transports;

/// <summary>
/// One thread that waits for events and runs everything of its connections: protocols, handlers, continuations. Each turn:
/// wait, tell the handlers what is ready, run what was posted, and once a second let the clock tick.
/// </summary>
internal sealed class EventLoop : IDisposable
{
    private const int TickMilliseconds = 1_000;

    private readonly Poller _poller;
    private readonly Action<Exception> _onError;
    private readonly LoopQueue _queue = new();
    private readonly byte[] _date = new byte[29];
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoopContext?[] _outer = new LoopContext?[8];
    private int _depth;
    private int _threadId;
    private long _nextTick;
    private bool _isWaiting;
    private volatile bool _isStopping;

    public EventLoop(int index, Func<EventLoop, Poller> makePoller, Action<Exception> onError)
    {
        Index = index;
        _onError = onError;
        Context = new LoopContext(this);
        Tick();
        _poller = makePoller(this);
    }

    public int Index { get; }

    /// <summary>Whether this is the loop's thread.</summary>
    public bool IsCurrent => Environment.CurrentManagedThreadId == _threadId;

    /// <summary>Milliseconds that only go up, as of the start of this turn.</summary>
    public long Now { get; private set; }

    /// <summary>The time as responses tell it (RFC 9110, section 5.6.7), to the second.</summary>
    public ReadOnlySpan<byte> Date => _date;

    public BlockPool Blocks { get; } = new();

    /// <summary>For work that belongs to no request.</summary>
    public LoopContext Context { get; }

    /// <summary>Whose work runs now; read by the watchdog from its thread.</summary>
    public LoopContext? Current { get; private set; }

    /// <summary>Counts turns, so that the watchdog sees one that does not end.</summary>
    public long Turns { get; private set; }

    /// <summary>The loop waits for events: it may do so for as long as it likes.</summary>
    public bool IsWaiting => Volatile.Read(ref _isWaiting);

    /// <summary>Completes when the thread has ended.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Comes once a second, with the time as in <see cref="Now"/>.</summary>
    public event Action<long>? Second;

    /// <summary>Starts the thread.</summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = $"adapters-loop-{Index}" }.Start();

    public void Stop()
    {
        _isStopping = true;
        _poller.Wake();
    }

    /// <summary>Runs something on the loop, in the order of the calls; from any thread.</summary>
    public void Post(SendOrPostCallback callback, object? state, LoopContext? context = null)
    {
        if (_queue.Add(callback, state, context ?? Context) && !IsCurrent)
            _poller.Wake();
    }

    /// <summary>Says whose work runs from here to <see cref="Exit"/>.</summary>
    public void Enter(LoopContext context)
    {
        if (_depth == _outer.Length)
            Array.Resize(ref _outer, _depth * 2);
        _outer[_depth++] = Current;
        Current = context;
        SynchronizationContext.SetSynchronizationContext(context);
    }

    public void Exit()
    {
        Current = _outer[--_depth];
        SynchronizationContext.SetSynchronizationContext(Current);
    }

    /// <summary>Accepts connections from here on; the function gives who is told of a new one, or null if it was closed at once.</summary>
    public void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) => _poller.Listen(socket, accept);

    /// <summary>Accepts what waits, and then no more.</summary>
    public void StopAccepting() => _poller.StopAccepting();

    /// <summary>One turn on the calling thread, which then is the loop's.</summary>
    public void RunOnce(int timeoutMilliseconds)
    {
        _threadId = Environment.CurrentManagedThreadId;
        var untilTick = (int)Math.Max(0, _nextTick - Environment.TickCount64);
        Volatile.Write(ref _isWaiting, true);
        _poller.Poll(_queue.IsEmpty ? Math.Min(timeoutMilliseconds, untilTick) : 0);
        RunPosted();
        if (Now >= _nextTick)
            TellSecond();
        Turns++;
    }

    /// <summary>Called by the poller when the wait is over and before it tells of events.</summary>
    public void EndWait()
    {
        Volatile.Write(ref _isWaiting, false);
        Now = Environment.TickCount64;
    }

    /// <summary>Reports what a handler threw: nothing that one connection does may end the loop.</summary>
    public void Report(Exception error) => _onError(error);

    /// <summary>For a loop without a thread; one with a thread disposes of itself when it is stopped.</summary>
    public void Dispose() => _poller.Dispose();

    private void Run()
    {
        _threadId = Environment.CurrentManagedThreadId;
        Enter(Context);
        while (!_isStopping)
            RunOnce(TickMilliseconds);
        _poller.Dispose();
        _completion.SetResult();
    }

    private void RunPosted()
    {
        foreach (ref readonly var work in _queue.TakeAll())
        {
            Enter(work.Context);
            try
            {
                work.Callback(work.State);
            }
            catch (Exception error)
            {
                Report(error);
            }

            Exit();
        }
    }

    private void TellSecond()
    {
        Tick();
        Second?.Invoke(Now);
    }

    private void Tick()
    {
        Now = Environment.TickCount64;
        _nextTick = Now + TickMilliseconds;
        Encoding.ASCII.GetBytes(DateTime.UtcNow.ToString("r", CultureInfo.InvariantCulture), _date);
    }
}
