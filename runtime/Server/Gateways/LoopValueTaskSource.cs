using System.Threading.Tasks.Sources;

namespace Adapters.Server.Gateways;

/// <summary>
/// An awaitable of the server: completed on the loop, it resumes the waiting application inline, with nothing posted and
/// nothing allocated. Rules: one wait at a time; it is completed once, by the first caller that finds it pending; its result is
/// taken once. The awaiter may come from another thread, so awaiter and completion meet at the continuation.
/// </summary>
internal sealed class LoopValueTaskSource<T> : IValueTaskSource<T>, IValueTaskSource
{
    private static readonly Action<object?> Completed = static _ => { };

    private Action<object?>? _continuation;
    private object? _state;
    private ExecutionContext? _executionContext;
    private Exception? _error;
    private T _result = default!;
    private short _token;

    /// <summary>True if there is a waiter to notify.</summary>
    public bool IsPending { get; private set; }

    private bool IsCompleted => ReferenceEquals(Volatile.Read(ref _continuation), Completed);

    public ValueTask<T> WaitForResult()
    {
        Begin();
        return new ValueTask<T>(this, _token);
    }

    public ValueTask Wait()
    {
        Begin();
        return new ValueTask(this, _token);
    }

    public void Complete(T result)
    {
        End();
        _result = result;
        Resume();
    }

    public void Fail(Exception error)
    {
        End();
        _error = error;
        Resume();
    }

    /// <summary>Discards a result that was not taken, so that a late awaiter does not take another's.</summary>
    /// <exception cref="InvalidOperationException">There is a waiter.</exception>
    public void Recycle()
    {
        if (IsPending)
            throw new InvalidOperationException("A wait was recycled while it had a waiter: this is a fault of the server.");
        if (_continuation is not null)
            Reset();
    }

    public ValueTaskSourceStatus GetStatus(short token)
    {
        Check(token);
        if (!IsCompleted)
            return ValueTaskSourceStatus.Pending;
        return _error is null ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Faulted;
    }

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Check(token);
        // Before anything is stored: the first awaiter needs its own state.
        if (!IsCompleted && Volatile.Read(ref _continuation) is not null)
            throw AlreadyAwaited();
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0)
            _executionContext = ExecutionContext.Capture();
        _state = state;
        var former = Interlocked.CompareExchange(ref _continuation, continuation, null);
        if (ReferenceEquals(former, Completed))
            Invoke(continuation);
        else if (former is not null)
            throw AlreadyAwaited();
    }

    public T GetResult(short token)
    {
        Check(token);
        if (!IsCompleted)
            throw new InvalidOperationException("The wait is not complete: await it instead of reading its result.");
        var (result, error) = (_result, _error);
        Reset();
        return error is null ? result : throw error;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    private void Begin()
    {
        if (IsPending)
            throw new InvalidOperationException("A wait began while another was in progress: this is a fault of the server.");
        Recycle();
        IsPending = true;
    }

    private void End()
    {
        if (!IsPending)
            throw new InvalidOperationException("A wait was completed that had no waiter: this is a fault of the server.");
        IsPending = false;
    }

    private void Resume()
    {
        var continuation = Interlocked.Exchange(ref _continuation, Completed);
        if (continuation is not null)
            Invoke(continuation);
    }

    private void Invoke(Action<object?> continuation)
    {
        var (state, context) = (_state, _executionContext);
        _state = null;
        _executionContext = null;
        if (context is null)
            continuation(state);
        else
            ExecutionContext.Run(context, static pair => ((Resumption)pair!).Run(), new Resumption(continuation, state));
    }

    private void Reset()
    {
        _token++;
        _error = null;
        _result = default!;
        Volatile.Write(ref _continuation, null);
    }

    private void Check(short token)
    {
        if (token != _token)
            throw AlreadyAwaited();
    }

    private static InvalidOperationException AlreadyAwaited() => new("This wait is already awaited; a ValueTask is awaited once.");

    private sealed record Resumption(Action<object?> Continuation, object? State)
    {
        public void Run() => Continuation(State);
    }
}
