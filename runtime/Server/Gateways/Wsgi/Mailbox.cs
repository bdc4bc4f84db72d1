using System.Buffers;
using System.Threading.Tasks.Sources;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>The content that the loop took from a mailbox.</summary>
internal readonly record struct Mail
{
    /// <summary>True if the head of the response must be sent first.</summary>
    public bool HasStart { get; init; }

    /// <summary>A part of the response body. Valid until the next mail is taken.</summary>
    public ReadOnlyMemory<byte> Block { get; init; }

    /// <summary>True if nothing of the response follows.</summary>
    public bool IsLast { get; init; }

    /// <summary>True if the worker waits for a part of the request body.</summary>
    public bool WantsInput { get; init; }

    /// <summary>True if the worker has completed.</summary>
    public bool HasEnded { get; init; }
}

/// <summary>
/// Connects the worker thread that runs an application with the loop that owns its connection. Rules: one thread at a time
/// writes (<see cref="WsgiResponse"/> ensures that), the loop takes and provides; blocks are copied into a buffer of limited
/// size, and a longer one is lent until the loop has sent it; the worker waits when there is no room; the loop is notified by
/// one post, however much is written until it has taken everything. An application may read on one thread and write on another,
/// and each waits for something else: every event wakes both.
/// </summary>
internal sealed partial class Mailbox(Platform platform, bool isReused = true) : IValueTaskSource
{
    /// <summary>The maximum number of bytes to copy. With the buffer that is being sent, 64 KiB are in flight.</summary>
    public const int Room = 32 * 1024;

    /// <summary>Buffers that grew beyond this size are returned after the exchange.</summary>
    private const int KeptSize = 4 * 1024;

    private readonly ThreadScheduler _threads = platform.Threads;
    private readonly ArrayPool<byte> _buffers = platform.Buffers;
    private readonly object _gate = new();
    private byte[] _filling = [];
    private byte[] _taken = [];
    private int _filled;
    private ReadOnlyMemory<byte> _lent;
    private bool _hasStart;
    private bool _isLast;
    private bool _isLastTaken;
    private bool _hasMail;
    private bool _hasEnded;
    private Exception? _broken;

    /// <summary>The error for which the response could not be completed. The loop aborts with it.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>True if the client has left or cannot be reached, so that further work of the application is in vain.</summary>
    public bool HasLostClient => _broken is not null || _isInputLost;

    public void Begin(SynchronizationContext context)
    {
        _context = context;
        BeginInput();
    }

    /// <summary>Clears everything and returns large buffers.</summary>
    public void End()
    {
        using (Interruption.EnterMonitor(_gate))
        {
            _hasStart = _isLast = _isLastTaken = _hasMail = _hasEnded = false;
            _filled = 0;
            _lent = default;
            _filling = Keep(_filling);
            _taken = Keep(_taken);
            _broken = null;
            Failure = null;
            EndInput();
            _context = null!;
        }
    }

    /// <summary>Worker: the head of the response is ready, and is sent with the next write.</summary>
    public void Start()
    {
        using (Interruption.EnterMonitor(_gate))
            _hasStart = true;
    }

    /// <summary>
    /// Worker: writes a block. The last one is not announced before <see cref="Finish"/>, so that it is sent with the end.
    /// </summary>
    /// <exception cref="ClientDisconnectedException">The client has left.</exception>
    public void Write(ReadOnlyMemory<byte> block, bool isLast)
    {
        if (block.Length > Room)
        {
            Lend(block, isLast);
            return;
        }

        var mustPost = false;
        using (Interruption.EnterMonitor(_gate))
        {
            var isInterrupted = false;
            while (_filled + block.Length > Room && _broken is null)
                isInterrupted |= !_threads.TryWait(_gate);
            Interruption.Restore(isInterrupted);
            ThrowIfBroken();
            Append(block.Span);
            _isLast |= isLast;
            mustPost = !isLast && Notify();
        }

        if (mustPost)
            Post();
    }

    /// <summary>Worker: has completed.</summary>
    /// <param name="isWhole">True if everything was written.</param>
    /// <param name="failure">The reason if it was not, for the loop to abort with; null if the client has left.</param>
    public void Finish(bool isWhole, Exception? failure)
    {
        bool mustPost;
        using (Interruption.EnterMonitor(_gate))
        {
            Failure = failure;
            _isLast |= isWhole;
            _hasEnded = true;
            mustPost = Notify();
        }

        if (mustPost)
            Post();
    }

    /// <summary>Loop: takes everything that is there.</summary>
    public Mail Take()
    {
        using (Interruption.EnterMonitor(_gate))
        {
            var block = _lent;
            if (_filled > 0)
                block = TakeFilled();
            _hasMail = !_lent.IsEmpty && !_lent.Equals(block);
            var mail = new Mail
            {
                HasStart = _hasStart,
                Block = block,
                IsLast = _isLast && !_isLastTaken && !_hasMail,
                WantsInput = _wantsInput,
                HasEnded = _hasEnded && !_hasMail,
            };
            _hasStart = false;
            _isLastTaken |= mail.IsLast;
            return mail;
        }
    }

    /// <summary>Loop: the block was sent, so a lent one is returned.</summary>
    public void Sent(in Mail mail)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            if (_lent.IsEmpty || !_lent.Equals(mail.Block))
                return;
            _lent = default;
            _threads.PulseAll(_gate);
        }
    }

    /// <summary>Loop: nothing more can be sent. The worker is notified when it next writes or reads.</summary>
    public void Break(Exception error)
    {
        using (Interruption.EnterMonitor(_gate))
        {
            _broken ??= error;
            _lent = default;
            _threads.PulseAll(_gate);
        }
    }

    private byte[] Keep(byte[] buffer)
    {
        if (buffer.Length <= (isReused ? KeptSize : 0))
            return buffer;
        _buffers.Return(buffer);
        return [];
    }

    /// <summary>A long block is not copied: the worker waits until it has been sent.</summary>
    private void Lend(ReadOnlyMemory<byte> block, bool isLast)
    {
        bool mustPost;
        using (Interruption.EnterMonitor(_gate))
        {
            ThrowIfBroken();
            _lent = block;
            _isLast |= isLast;
            mustPost = Notify();
        }

        if (mustPost)
            Post();
        using (Interruption.EnterMonitor(_gate))
        {
            // In any case: until then, the loop reads the application's memory.
            var isInterrupted = false;
            while (!_lent.IsEmpty && _broken is null)
                isInterrupted |= !_threads.TryWait(_gate);
            Interruption.Restore(isInterrupted);
            ThrowIfBroken();
        }
    }

    private void Append(ReadOnlySpan<byte> block)
    {
        if (_filling.Length < _filled + block.Length)
            Grow(_filled + block.Length);
        block.CopyTo(_filling.AsSpan(_filled));
        _filled += block.Length;
    }

    private void Grow(int size)
    {
        var larger = _buffers.Rent(Math.Max(size, 1024));
        _filling.AsSpan(0, _filled).CopyTo(larger);
        if (_filling.Length > 0)
            _buffers.Return(_filling);
        _filling = larger;
    }

    private ReadOnlyMemory<byte> TakeFilled()
    {
        (_filling, _taken) = (_taken, _filling);
        var block = _taken.AsMemory(0, _filled);
        _filled = 0;
        _threads.PulseAll(_gate);
        return block;
    }

    private void ThrowIfBroken()
    {
        if (_broken is not null)
            throw new ClientDisconnectedException("The response can no longer be sent: the client has disconnected.", _broken);
    }
}
