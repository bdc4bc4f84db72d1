using System.Threading.Tasks.Sources;

namespace Adapters.Server.Gateways;

/// <summary>
/// An awaitable of the server: completed on the loop, it resumes the waiting application inline, with nothing posted and
/// nothing allocated. It is used again for the next wait, so one wait may be under way at a time.
/// </summary>
internal sealed class LoopSource<T> : IValueTaskSource<T>, IValueTaskSource
{
    private Action<object?>? _continuation;
    private object? _state;
    private ExecutionContext? _executionContext;
    private Exception? _error;
    private T _result = default!;
    private short _token;
    private bool _isCompleted;

    /// <summary>Somebody waits, and is to be told.</summary>
    public bool IsPending { get; private set; }

    public ValueTask<T> WaitForResult()
    {
        IsPending = true;
        return new ValueTask<T>(this, _token);
    }

    public ValueTask Wait()
    {
        IsPending = true;
        return new ValueTask(this, _token);
    }

    public void Complete(T result)
    {
        _result = result;
        Resume();
    }

    public void Fail(Exception error)
    {
        _error = error;
        Resume();
    }

    public ValueTaskSourceStatus GetStatus(short token)
    {
        Check(token);
        if (!_isCompleted)
            return ValueTaskSourceStatus.Pending;
        return _error is null ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Faulted;
    }

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Check(token);
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0)
            _executionContext = ExecutionContext.Capture();
        _state = state;
        _continuation = continuation;
        if (_isCompleted)
            Invoke();
    }

    public T GetResult(short token)
    {
        Check(token);
        if (!_isCompleted)
            throw new InvalidOperationException("The wait is not over: await it instead of asking for its result.");
        var (result, error) = (_result, _error);
        Reset();
        return error is null ? result : throw error;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    private void Resume()
    {
        IsPending = false;
        _isCompleted = true;
        if (_continuation is not null)
            Invoke();
    }

    private void Invoke()
    {
        var (continuation, state, context) = (_continuation!, _state, _executionContext);
        _continuation = null;
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
        _isCompleted = false;
        _error = null;
        _result = default!;
    }

    private void Check(short token)
    {
        if (token != _token)
            throw new InvalidOperationException("This wait was already awaited; a ValueTask is awaited once.");
    }

    private sealed record Resumption(Action<object?> Continuation, object? State)
    {
        public void Run() => Continuation(State);
    }
}
