using System.Threading.Tasks.Sources;

namespace Adapters.Server.Gateways.Wsgi;

/// <content>The way back: parts of the request body; and how the loop waits.</content>
internal sealed partial class Mailbox
{
    private static readonly SendOrPostCallback Arrive = static mailbox => ((Mailbox)mailbox!).OnPosted();
    private ManualResetValueTaskSourceCore<bool> _arrival;
    private SynchronizationContext _context = null!;
    private ReadOnlyMemory<byte> _input;
    private bool _isInputLost;
    private bool _hasInput;
    private bool _hasMoreInput;
    private bool _wantsInput;
    private bool _isLoopWaiting;

    /// <summary>Worker: waits for the next part of the body.</summary>
    /// <returns>Whether another may follow.</returns>
    /// <exception cref="ClientDisconnectedException">The client has left before the end of the body.</exception>
    public bool Receive(out ReadOnlyMemory<byte> part)
    {
        Ask();
        lock (_gate)
        {
            while (_wantsInput && _broken is null)
                _threads.Wait(_gate);
            ThrowIfBroken();
            if (_isInputLost)
                throw new ClientDisconnectedException("The client has left before the end of the request body.");
            part = _input;
            _hasInput = false;
            return _hasMoreInput;
        }
    }

    /// <summary>Loop: brings a part of the body; the memory stays valid until the worker asks for the next.</summary>
    public void Provide(ReceiveEvent message)
    {
        lock (_gate)
        {
            if (message is HttpRequest request)
            {
                _input = request.Body;
                _hasInput = true;
                _hasMoreInput = request.MoreBody;
            }
            else
            {
                _isInputLost = true;
            }

            _wantsInput = false;
            _threads.Pulse(_gate);
        }
    }

    /// <summary>Loop: waits until there is mail.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_hasMail)
                return default;
            _isLoopWaiting = true;
            return new ValueTask(this, _arrival.Version);
        }
    }

    public void GetResult(short token)
    {
        _arrival.GetResult(token);
        _arrival.Reset();
    }

    public ValueTaskSourceStatus GetStatus(short token) => _arrival.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _arrival.OnCompleted(continuation, state, token, flags);

    private void BeginInput()
    {
        _isInputLost = false;
        _hasInput = false;
        _hasMoreInput = true;
        _wantsInput = false;
        _isLoopWaiting = false;
    }

    private void Ask()
    {
        bool mustPost;
        lock (_gate)
        {
            if (_hasInput || _isInputLost)
                return;
            _wantsInput = true;
            mustPost = Tell();
        }

        if (mustPost)
            Post();
    }

    /// <summary>True if the loop waits, so that it must be posted to.</summary>
    private bool Tell()
    {
        _hasMail = true;
        var wasWaiting = _isLoopWaiting;
        _isLoopWaiting = false;
        return wasWaiting;
    }

    private void Post() => _context.Post(Arrive, this);

    private void OnPosted() => _arrival.SetResult(true);
}
