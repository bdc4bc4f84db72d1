using Adapters.CompilerServices;
using Adapters.Server.Binding;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports;

namespace Adapters.Server.Loops;

/// <summary>
/// One thread that waits for events and runs everything of its connections: protocols, handlers, continuations. Each turn:
/// wait, notify the handlers of what is ready, run posted work, and run what is due. It waits until one of these arrives, never
/// for a shorter time.
/// </summary>
internal sealed class EventLoop : IDisposable
{
    /// <summary>More events than a server has connections. An endless supply of events does not keep the timers from running.</summary>
    private const int FullTurnsAtMost = 64;

    private readonly Platform _platform;
    private readonly LoopClock _clock;
    private readonly Poller _poller;
    private readonly Action<Exception> _onError;
    private readonly LoopQueue _queue = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LoopStack _stack = new();
    private readonly Lock _afterEnd = new();
    private int _threadId;
    private int _turnDepth;
    private long _turns;
    private int _fullTurns;
    private bool _isWaiting = true;
    private volatile bool _isStopping;
    private volatile bool _hasEnded;

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
    /// Called with the source and the error of a failure that belongs to no connection, but to an application's callback.
    /// Without it, such an error is reported like any other.
    /// </summary>
    public Action<string, Exception>? OnStrayError { get; init; }

    /// <summary>Indicates whether this is the loop's thread.</summary>
    public bool IsCurrent => Environment.CurrentManagedThreadId == _threadId;

    /// <summary>Milliseconds of a clock that never goes back, at the start of this turn.</summary>
    public long Now { get; private set; }

    /// <summary>The time for responses (RFC 9110, section 5.6.7), to the second.</summary>
    public ReadOnlySpan<byte> Date => _clock.Date;

    /// <summary>A number that changes with <see cref="Date"/>.</summary>
    public int DateVersion { get; private set; }

    /// <summary>The timers. For the loop's thread.</summary>
    public TimerWheel Timers { get; }

    public BlockPool Blocks { get; }

    /// <summary>The context of work that belongs to no request.</summary>
    public LoopContext Context { get; }

    /// <summary>The context of the running work. The watchdog reads it from its thread.</summary>
    public LoopContext? Current => _stack.Current;

    /// <summary>True if that work was posted, and not called by the loop itself.</summary>
    public bool IsPostedWork => _stack.IsPosted;

    /// <summary>Reports the activity of the loop's thread. Null for a loop without one.</summary>
    public ThreadProbe? Probe { get; private set; }

    /// <summary>Counts turns, so that the watchdog notices one that does not end.</summary>
    public long Turns => Volatile.Read(ref _turns);

    /// <summary>True if the loop waits for events or is not running, which it may do for any length of time.</summary>
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

    /// <summary>
    /// Runs a callback on the loop, in the order of the calls. May be called from any thread. Its ambient data is the loop's,
    /// or the given one.
    /// </summary>
    public void Post(SendOrPostCallback callback, object? state, LoopContext? context = null, ExecutionContext? flow = null)
    {
        var isFirst = _queue.Add(new LoopQueue.Work(callback, state, context ?? Context, flow));
        // Either the loop sees the work before it waits, or this thread sees that it waits: both sides write first and then
        // read.
        Interlocked.MemoryBarrier();
        if (!isFirst || !IsWaiting)
            return;
        if (_hasEnded)
            ContinueElsewhere();
        else
            _poller.Wake();
    }

    /// <summary>
    /// Sets the context of the work that runs until <see cref="Exit"/>. The work sees none of the ambient data of other work.
    /// </summary>
    public void Enter(LoopContext context) => _stack.Enter(context);

    public void Exit() => _stack.Exit();

    /// <summary>The number of contexts that were entered and not yet exited.</summary>
    public int Depth => _stack.Depth;

    /// <summary>
    /// Accepts connections from here on. The function returns the handler of a new connection, or null if it was closed at
    /// once.
    /// </summary>
    public void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept) => _poller.Listen(socket, accept);

    /// <summary>Accepts the waiting connections, and then only those that <see cref="AcceptingEnded"/> waits for.</summary>
    public void StopAccepting() => _poller.StopAccepting();

    /// <summary>After <see cref="StopAccepting"/>, completes when the last connection has been accepted.</summary>
    public Task AcceptingEnded => _poller.AcceptingEnded;

    /// <summary>Also accepts from the listeners of a blocked loop. Both listen on the same addresses.</summary>
    public void TakeOver(EventLoop held) => _poller.TakeOver(held._poller);

    /// <summary>Returns the listeners to a loop that was blocked.</summary>
    public void GiveBack(EventLoop held) => _poller.GiveBack(held._poller);

    /// <summary>
    /// Runs one turn on the calling thread, which is the loop's for that time, so that one thread can drive several loops.
    /// Between two turns, the loop waits, and is woken like one with a thread of its own.
    /// </summary>
    public void RunOnce(int timeoutMilliseconds)
    {
        _threadId = Environment.CurrentManagedThreadId;
        Turn(timeoutMilliseconds);
        _threadId = 0;
        Volatile.Write(ref _isWaiting, true);
    }

    /// <summary>True if there is posted work that has not run.</summary>
    public bool HasPosted => !_queue.IsEmpty;

    /// <summary>
    /// The time of the next turn if nothing wakes the loop, in <see cref="Platform.Milliseconds"/>. Read at the start of its
    /// wait.
    /// </summary>
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
        // After a long turn, events that have arrived are processed before timers report that they have not.
        if (!_poller.HasMore || ++_fullTurns >= FullTurnsAtMost)
            RunTimers();
        Volatile.Write(ref _turns, _turns + 1);
    }

    /// <summary>
    /// Requests the handler of a new connection. Returns false if there is none; the connection is then closed. Pollers call
    /// this for each connection.
    /// </summary>
    public bool Accept(Endpoint endpoint, Func<Endpoint, IEndpointHandler?> accept)
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

    /// <summary>Called by the poller when the wait is over, before it reports events.</summary>
    public void EndWait()
    {
        Volatile.Write(ref _isWaiting, false);
        var before = Now;
        ReadClock();
        // Not in every turn, because it takes a lock of the process.
        if (Now != before)
            Interruption.Clear();
    }

    /// <summary>Reports an exception of a handler. Nothing that one connection does may end the loop.</summary>
    public void Report(Exception error)
    {
        Unwind();
        _onError(error);
    }

    /// <summary>Reports an exception that was caught inside a call, which continues in the context that it had entered.</summary>
    public void ReportFault(Exception error, int depth)
    {
        _stack.ExitTo(depth);
        _onError(error);
    }

    /// <summary>Reports an exception for which no connection is closed.</summary>
    public void ReportStray(string what, Exception error)
    {
        if (OnStrayError is { } report)
            report(what, error);
        else
            _onError(error);
    }

    /// <summary>For a loop without a thread. A loop with a thread disposes of itself when it is stopped.</summary>
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
        _stack.ExitTo(0);
        _threadId = 0;
        _hasEnded = true;
        Volatile.Write(ref _isWaiting, true);
        Interlocked.MemoryBarrier();
        if (HasPosted)
            ContinueElsewhere();
        _completion.SetResult();
    }

    /// <summary>
    /// Runs work that is posted after the loop has ended, such as the rest of a handler that was given up, on the thread pool, so
    /// that nothing waits for ever.
    /// </summary>
    private void ContinueElsewhere() =>
        ThreadPool.UnsafeQueueUserWorkItem(static loop => loop.RunAfterEnd(), this, preferLocal: false);

    /// <summary>Only one thread at a time is the loop's.</summary>
    private void RunAfterEnd()
    {
        using (_afterEnd.EnterAnyway())
        {
            _threadId = Environment.CurrentManagedThreadId;
            _turnDepth = _stack.Depth;
            RunPosted();
            _threadId = 0;
        }
    }

    /// <summary>The values that each request reads from the clock are kept here, next to the loop's other fields.</summary>
    private void ReadClock()
    {
        _clock.Set(_platform.Milliseconds);
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

        // The work that ran may hold the last reference to its connection.
        posted.Clear();
    }

    /// <summary>Exits the contexts that the throwing code had entered.</summary>
    private void Unwind() => _stack.ExitTo(_turnDepth);

    private void RunTimers()
    {
        _fullTurns = 0;
        if (Now < Timers.Next)
            return;
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

    /// <summary>Returns the timeout for the poller. The largest value means forever.</summary>
    private uint UntilNextTimer() => Timers.Next == LoopTimer.Never
        ? uint.MaxValue
        : (uint)Math.Clamp(Timers.Next - _platform.Milliseconds, 0, int.MaxValue);
}
