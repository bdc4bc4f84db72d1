using Adapters.Server.Binding;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports;

namespace Adapters.Server.Loops;

/// <summary>
/// One thread that waits for events and runs everything of its connections: protocols, handlers, continuations. Each turn:
/// wait, tell the handlers what is ready, run what was posted, and what is due. It waits until one of these comes, and no shorter.
/// </summary>
internal sealed class EventLoop : IDisposable
{
    /// <summary>More events than a server has connections; whoever goes on all the same does not keep the timers from running.</summary>
    private const int FullTurnsAtMost = 64;

    private readonly Platform _platform;
    private readonly LoopClock _clock;
    private readonly Poller _poller;
    private readonly Action<Exception> _onError;
    private readonly LoopQueue _queue = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LoopStack _stack = new();
    private int _threadId;
    private int _turnDepth;
    private long _turns;
    private int _fullTurns;
    private bool _isWaiting = true;
    private volatile bool _isStopping;

    public EventLoop(int index, Func<EventLoop, Poller> makePoller, Action<Exception> onError, Platform? platform = null)
    {
        _platform = platform ?? Platform.System;
        Blocks = _platform.MakeBlocks();
        Index = index;
        _onError = onError;
        Context = new LoopContext(this);
        _clock = new LoopClock(_platform);
        ReadClock();
        Timers = new TimerWheel(Now);
        _poller = makePoller(this);
    }

    public int Index { get; }

    /// <summary>
    /// Is told what failed, and how, where that is no connection's: it is an application's that is called back. Without it, such
    /// an error is reported as any other.
    /// </summary>
    public Action<string, Exception>? OnStrayError { get; init; }

    /// <summary>Whether this is the loop's thread.</summary>
    public bool IsCurrent => Environment.CurrentManagedThreadId == _threadId;

    /// <summary>Milliseconds that only go up, as of the start of this turn.</summary>
    public long Now { get; private set; }

    /// <summary>The time as responses tell it (RFC 9110, section 5.6.7), to the second.</summary>
    public ReadOnlySpan<byte> Date => _clock.Date;

    /// <summary>Another number for another <see cref="Date"/>.</summary>
    public int DateVersion { get; private set; }

    /// <summary>What has to be looked at later, for the loop's thread.</summary>
    public TimerWheel Timers { get; }

    public BlockPool Blocks { get; }

    /// <summary>For work that belongs to no request.</summary>
    public LoopContext Context { get; }

    /// <summary>Whose work runs now; read by the watchdog from its thread.</summary>
    public LoopContext? Current => _stack.Current;

    /// <summary>That work was posted, and was not called by the loop itself.</summary>
    public bool IsPostedWork => _stack.IsPosted;

    /// <summary>Tells what the thread does that holds the loop; null for a loop without one.</summary>
    public ThreadProbe? Probe { get; private set; }

    /// <summary>Counts turns, so that the watchdog sees one that does not end.</summary>
    public long Turns => Volatile.Read(ref _turns);

    /// <summary>The loop waits for events, or does not run: it may do so for as long as it likes.</summary>
    public bool IsWaiting => Volatile.Read(ref _isWaiting);

    /// <summary>Completes when the thread has ended.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Starts the thread.</summary>
    public void Start() => _platform.Threads.Start($"adapters-loop-{Index}", Run);

    public void Stop()
    {
        _isStopping = true;
        _poller.Wake();
    }

    /// <summary>Runs something on the loop, in the order of the calls; from any thread. What flows with it is the loop's, or what is given.</summary>
    public void Post(SendOrPostCallback callback, object? state, LoopContext? context = null, ExecutionContext? flow = null)
    {
        var isFirst = _queue.Add(new LoopQueue.Work(callback, state, context ?? Context, flow));
        // Either the loop sees the work before it waits, or we see that it waits: both sides write first and then look.
        Interlocked.MemoryBarrier();
        if (isFirst && IsWaiting)
            _poller.Wake();
    }

    /// <summary>Says whose work runs from here to <see cref="Exit"/>. It sees nothing of what flows with others.</summary>
    public void Enter(LoopContext context) => _stack.Enter(context);

    public void Exit() => _stack.Exit();

    /// <summary>Accepts connections from here on; the function gives who is told of a new one, or null if it was closed at once.</summary>
    public void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) => _poller.Listen(socket, accept);

    /// <summary>Accepts what waits, and then no more but what <see cref="AcceptingEnded"/> waits for.</summary>
    public void StopAccepting() => _poller.StopAccepting();

    /// <summary>After <see cref="StopAccepting"/>: completes when the last connection has been accepted.</summary>
    public Task AcceptingEnded => _poller.AcceptingEnded;

    /// <summary>Accepts from the listeners of a loop that is held as well; both listen on the same addresses.</summary>
    public void TakeOver(EventLoop held) => _poller.TakeOver(held._poller);

    /// <summary>Leaves its listeners to a loop that was held.</summary>
    public void GiveBack(EventLoop held) => _poller.GiveBack(held._poller);

    /// <summary>
    /// One turn on the calling thread, which is the loop's meanwhile: several loops may be driven by one thread. Between two
    /// turns the loop waits: it is woken as one with a thread of its own is.
    /// </summary>
    public void RunOnce(int timeoutMilliseconds)
    {
        _threadId = Environment.CurrentManagedThreadId;
        Turn(timeoutMilliseconds);
        _threadId = 0;
        Volatile.Write(ref _isWaiting, true);
    }

    /// <summary>There is work that was posted and has not run.</summary>
    public bool HasPosted => !_queue.IsEmpty;

    /// <summary>When the loop turns even if nothing wakes it, in <see cref="Platform.Milliseconds"/>: asked where its wait begins.</summary>
    public long NextTurn => _queue.IsEmpty ? Timers.Next : Now;

    private void Turn(int timeoutMilliseconds)
    {
        _turnDepth = _stack.Depth;
        _stack.Begin();
        var timeout = Math.Min((uint)timeoutMilliseconds, UntilNextTimer());
        Volatile.Write(ref _isWaiting, true);
        Interlocked.MemoryBarrier();
        _poller.Poll(_queue.IsEmpty ? (int)timeout : 0);
        RunPosted();
        // After a turn that took long: what has come is seen before somebody says that it has not.
        if (!_poller.HasMore || ++_fullTurns >= FullTurnsAtMost)
            RunTimers();
        Volatile.Write(ref _turns, _turns + 1);
    }

    /// <summary>
    /// Asks who is told of a new connection: false if nobody is, and then it is closed. Pollers call it for each.
    /// </summary>
    public bool Introduce(Endpoint endpoint, Func<Endpoint, IEndpointHandler?> accept)
    {
        try
        {
            endpoint.Handler = accept(endpoint)!;
            if (endpoint.Handler is null)
                endpoint.Close(reset: false);
        }
        catch (Exception error)
        {
            Report(error);
            endpoint.Close(reset: true);
        }

        return !endpoint.IsClosed;
    }

    /// <summary>Called by the poller when the wait is over and before it tells of events.</summary>
    public void EndWait()
    {
        Volatile.Write(ref _isWaiting, false);
        var before = Now;
        ReadClock();
        // Not in every turn: it takes a lock of the process.
        if (Now != before)
            Interruption.Clear();
    }

    /// <summary>Reports what a handler threw: nothing that one connection does may end the loop.</summary>
    public void Report(Exception error)
    {
        Unwind();
        _onError(error);
    }

    /// <summary>Reports what was caught in the middle of a call, which goes on.</summary>
    public void ReportFault(Exception error) => _onError(error);

    /// <summary>The same where no connection is closed for it.</summary>
    public void ReportStray(string what, Exception error)
    {
        if (OnStrayError is { } report)
            report(what, error);
        else
            _onError(error);
    }

    /// <summary>For a loop without a thread; one with a thread disposes of itself when it is stopped.</summary>
    public void Dispose() => _poller.Dispose();

    private void Run()
    {
        _threadId = Environment.CurrentManagedThreadId;
        Probe = new ThreadProbe();
        LoopThread.Enter(() => Current?.Scope?.Route);
        Enter(Context);
        while (!_isStopping)
            Turn(Timeout.Infinite);
        _poller.Dispose();
        Volatile.Write(ref _isWaiting, true);
        _completion.SetResult();
    }

    /// <summary>What each request asks of the clock is kept here, beside the rest that it uses of the loop.</summary>
    private void ReadClock()
    {
        _clock.Read();
        Now = _clock.Now;
        DateVersion = _clock.DateVersion;
    }

    private void RunPosted()
    {
        var posted = _queue.TakeAll();
        foreach (ref readonly var work in posted)
        {
            _stack.Enter(work.Context, isPosted: true, work.Flow);
            try
            {
                work.Callback(work.State);
            }
            catch (Exception error)
            {
                ReportStray("An async void method, or other work that was posted,", error);
            }

            Unwind();
        }

        // What ran may be the last to know its connection.
        posted.Clear();
    }

    /// <summary>Leaves what the code that threw had entered.</summary>
    private void Unwind() => _stack.ExitTo(_turnDepth);

    private void RunTimers()
    {
        _fullTurns = 0;
        while (Timers.TakeDue(Now) is { } timer)
        {
            Enter(Context);
            try
            {
                timer.OnDue(Now);
            }
            catch (Exception error)
            {
                ReportStray("A timer, or what it has cancelled,", error);
            }

            Unwind();
        }
    }

    /// <summary>As a timeout of the poller, of which the longest is for ever.</summary>
    private uint UntilNextTimer() => Timers.Next == LoopTimer.Never
        ? uint.MaxValue
        : (uint)Math.Clamp(Timers.Next - _clock.Current, 0, int.MaxValue);
}
