using System.Threading.Tasks.Sources;
using Adapters.Server.Loops;

namespace Adapters.Server.Gateways.Wsgi;

/// <content>The way back: parts of the request body; and how the loop waits.</content>
internal sealed partial class Mailbox
{
    private static readonly SendOrPostCallback Arrive = static mailbox => ((Mailbox)mailbox!).OnPosted();
    private ManualResetValueTaskSourceCore<bool> _arrival;
    private SynchronizationContext _context = null!;
    private ReadOnlyMemory<byte> _input;
    private uint _generation;
    private bool _isInputLost;
    private bool _hasInput;
    private bool _hasMoreInput;
    private bool _wantsInput;
    private bool _isLoopWaiting;

    /// <summary>Counts the requests: what was handed out for a former one is of a former generation.</summary>
    public uint Generation => Volatile.Read(ref _generation);

    /// <summary>Worker: waits for the next part of the body.</summary>
    /// <param name="generation">The request of whoever asks.</param>
    /// <param name="part">The bytes, valid until the next call.</param>
    /// <returns>Whether another may follow.</returns>
    /// <exception cref="ClientDisconnectedException">The client has left before the end of the body.</exception>
    /// <exception cref="InvalidOperationException">The request has ended.</exception>
    public bool Receive(uint generation, out ReadOnlyMemory<byte> part)
    {
        Ask(generation);
        using (Interruption.EnterMonitor(_gate))
        {
            while (generation == _generation && _wantsInput && _broken is null)
                _threads.Wait(_gate);
            ThrowIfOver(generation);
            ThrowIfBroken();
            if (_isInputLost)
                throw new ClientDisconnectedException("The client has left before the end of the request body.");
            part = _input;
            _hasInput = false;
            return _hasMoreInput;
        }
    }

    /// <summary>Loop: brings a part of the body; the memory stays valid until the worker asks for the next.</summary>
    /// <param name="part">The bytes.</param>
    /// <param name="hasMore">Another may follow.</param>
    public void Provide(ReadOnlyMemory<byte> part, bool hasMore)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            _input = part;
            _hasInput = true;
            _hasMoreInput = hasMore;
            EndWaitForInput();
        }
    }

    /// <summary>Loop: the client has left before the end of the body.</summary>
    public void LoseInput()
    {
        using (Interruption.EnterMonitor(_gate))
        {
            _isInputLost = true;
            EndWaitForInput();
        }
    }

    /// <summary>Loop: waits until there is mail.</summary>
    public ValueTask WaitAsync()
    {
        using (Interruption.EnterMonitor(_gate))
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
        _hasMoreInput = true;
        _isLoopWaiting = false;
    }

    /// <summary>A thread that the application left behind in a wait for more of the body is told that it waits in vain.</summary>
    private void EndInput()
    {
        _generation++;
        _input = default;
        _isInputLost = _hasInput = _hasMoreInput = false;
        if (!_wantsInput)
            return;
        _wantsInput = false;
        _threads.PulseAll(_gate);
    }

    private void Ask(uint generation)
    {
        bool mustPost;
        using (Interruption.EnterMonitor(_gate))
        {
            ThrowIfOver(generation);
            if (_hasInput || _isInputLost)
                return;
            _wantsInput = true;
            mustPost = Tell();
        }

        if (mustPost)
            Post();
    }

    private void EndWaitForInput()
    {
        _wantsInput = false;
        _threads.PulseAll(_gate);
    }

    private void ThrowIfOver(uint generation)
    {
        if (generation != _generation)
            throw new InvalidOperationException(
                "This wsgi.input has ended: it is valid until the end of the request. Read what is needed before.");
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
