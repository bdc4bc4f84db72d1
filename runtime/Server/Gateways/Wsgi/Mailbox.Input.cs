using System.Threading.Tasks.Sources;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Gateways.Wsgi;

/// <content>The opposite direction: parts of the request body, and the loop's waits.</content>
internal sealed partial class Mailbox
{
    private static readonly SendOrPostCallback Arrive = static mailbox => ((Mailbox)mailbox!).OnPosted();
    private ManualResetValueTaskSourceCore<bool> _arrival;
    private SynchronizationContext _context = null!;
    private ReadOnlyMemory<byte> _input;
    private Exception? _inputError;
    private uint _generation;
    private bool _isInputLost;
    private bool _hasMoreInput;
    private bool _wantsInput;
    private bool _isLoopWaiting;

    /// <summary>Counts the requests: objects handed out for an earlier request belong to an earlier generation.</summary>
    public uint Generation => Volatile.Read(ref _generation);

    /// <summary>Loop: the worker waits for a part of the body and reads none; only the loop can end that.</summary>
    public bool WantsInput => Volatile.Read(ref _wantsInput);

    /// <summary>
    /// Worker: waits until a part of the body is available and copies it. In the lock, because the memory is returned when the
    /// request ends, and another thread of the application may be reading it then.
    /// </summary>
    /// <param name="generation">The caller's request.</param>
    /// <param name="buffer">The buffer to fill.</param>
    /// <param name="isLine">True to stop after the end of a line.</param>
    /// <returns>The number of bytes; 0 at the end of the body.</returns>
    /// <exception cref="ClientDisconnectedException">The client disconnected before the end of the body.</exception>
    /// <exception cref="InvalidOperationException">The request has ended.</exception>
    public int Receive(uint generation, Span<byte> buffer, bool isLine)
    {
        int count;
        while (!TryReceive(generation, buffer, isLine, out count))
            Ask(generation);
        return count;
    }

    /// <summary>Loop: provides a part of the body. The memory stays valid until the worker asks for the next.</summary>
    /// <param name="part">The bytes.</param>
    /// <param name="hasMore">True if another part may follow.</param>
    public void Provide(ReadOnlyMemory<byte> part, bool hasMore)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            _input = part;
            _hasMoreInput = hasMore;
            EndWaitForInput();
        }
    }

    /// <summary>Loop: the client has left before the end of the body, or receiving it has failed.</summary>
    public void LoseInput(Exception? error = null)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            _isInputLost = true;
            _inputError = error;
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

    /// <summary>Wakes a thread that the application left behind in a wait for more of the body, because nothing will come.</summary>
    private void EndInput()
    {
        _generation++;
        _input = default;
        _inputError = null;
        _isInputLost = _hasMoreInput = false;
        if (!_wantsInput)
            return;
        _wantsInput = false;
        _threads.PulseAll(_gate);
    }

    private bool TryReceive(uint generation, Span<byte> buffer, bool isLine, out int count)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            ThrowIfOver(generation);
            ThrowIfBroken();
            if (_isInputLost)
                throw InputLost();
            count = CopyInput(buffer, isLine);
            return count > 0 || !_hasMoreInput;
        }
    }

    /// <summary>Waits for more. Nothing reads the previous part any longer, so the loop may take its memory back.</summary>
    private void Ask(uint generation)
    {
        bool mustPost;
        using (Interruption.EnterMonitor(_gate))
        {
            ThrowIfOver(generation);
            if (!_input.IsEmpty || !_hasMoreInput || _isInputLost)
                return;
            _wantsInput = true;
            mustPost = Notify();
        }

        if (mustPost)
            Post();
        using (Interruption.EnterMonitor(_gate))
        {
            while (generation == _generation && _wantsInput && _broken is null)
                _threads.Wait(_gate);
        }
    }

    private int CopyInput(Span<byte> buffer, bool isLine)
    {
        var bytes = _input.Span[..Math.Min(buffer.Length, _input.Length)];
        if (isLine && bytes.IndexOf((byte)'\n') is >= 0 and var end)
            bytes = bytes[..(end + 1)];
        bytes.CopyTo(buffer);
        _input = _input[bytes.Length..];
        return bytes.Length;
    }

    private void EndWaitForInput()
    {
        _wantsInput = false;
        _threads.PulseAll(_gate);
    }

    private ClientDisconnectedException InputLost()
    {
        const string Message = "The client disconnected before the end of the request body.";
        return _inputError is null ? new ClientDisconnectedException(Message) : new ClientDisconnectedException(Message, _inputError);
    }

    private void ThrowIfOver(uint generation)
    {
        if (generation != _generation)
            throw new InvalidOperationException(
                "This wsgi.input has ended: it is valid until the end of the request. Read what you need before that.");
    }

    /// <summary>Returns true if the loop waits, so that it must be posted to.</summary>
    private bool Notify()
    {
        _hasMail = true;
        var wasWaiting = _isLoopWaiting;
        _isLoopWaiting = false;
        return wasWaiting;
    }

    private void Post() => _context.Post(Arrive, this);

    private void OnPosted() => _arrival.SetResult(true);
}
