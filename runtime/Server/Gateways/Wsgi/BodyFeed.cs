using System.Buffers;
using System.Runtime.CompilerServices;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// The request body on its way to the worker, on the loop's side. Rules: before a worker is taken, what comes is copied into a
/// buffer until the body is whole or the bound is reached, so that a slow client holds no thread meanwhile; from then on a
/// part is handed on where it lies, and the next is received when the worker asks for it.
/// </summary>
internal sealed class BodyFeed(Mailbox mailbox, ArrayPool<byte> buffers)
{
    /// <summary>The first buffer; it grows with what has come, and not with what a client announces.</summary>
    private const int LeastSize = 1024;

    private byte[] _buffer = [];
    private int _count;
    private ReadOnlyMemory<byte> _part;
    private bool _hasMore = true;
    private bool _isLost;

    /// <summary>The whole body has come, and it is empty.</summary>
    public bool IsEmpty => !_hasMore && _count == 0 && _part.IsEmpty;

    /// <summary>The worker has all that was received.</summary>
    public bool IsExhausted => _count == 0 && _part.IsEmpty && _hasMore && !_isLost;

    /// <summary>Receives what a worker can begin with: false if the client has left instead.</summary>
    /// <param name="receive">Where the body comes from.</param>
    /// <param name="bound">Bytes that are enough, even if the body has more.</param>
    public ValueTask<bool> ReadAheadAsync(Receive receive, int bound)
    {
        var first = receive();
        if (!first.IsCompletedSuccessfully)
            return GatherAsync(first, receive, bound);
        Take(first.Result);
        if (_isLost || IsEnough(bound))
            return new ValueTask<bool>(!_isLost);
        Keep();
        return GatherAsync(receive(), receive, bound);
    }

    public void Take(ReceiveEvent message)
    {
        if (message is HttpRequest request)
            (_part, _hasMore) = (request.Body, request.MoreBody);
        else
            _isLost = true;
    }

    /// <summary>Hands on what there is.</summary>
    public void HandOn()
    {
        if (_isLost)
        {
            mailbox.LoseInput();
        }
        else if (_count > 0)
        {
            mailbox.Provide(_buffer.AsMemory(0, _count), _hasMore || !_part.IsEmpty);
        }
        else
        {
            mailbox.Provide(_part, _hasMore);
            _part = default;
        }
    }

    /// <summary>The worker asks for more: it is done with what it was given.</summary>
    public void Reclaim()
    {
        _count = 0;
        if (_buffer.Length == 0)
            return;
        buffers.Return(_buffer);
        _buffer = [];
    }

    public void End()
    {
        Reclaim();
        _part = default;
        _hasMore = true;
        _isLost = false;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> GatherAsync(ValueTask<ReceiveEvent> next, Receive receive, int bound)
    {
        Take(await next);
        while (!_isLost && !IsEnough(bound))
        {
            // The next call takes the memory back.
            Keep();
            Take(await receive());
        }

        if (_count > 0 && _count + _part.Length <= bound)
            Keep();
        return !_isLost;
    }

    private bool IsEnough(int bound) => !_hasMore || _count + _part.Length >= bound;

    private void Keep()
    {
        if (_buffer.Length < _count + _part.Length)
            Grow(_count + _part.Length);
        _part.Span.CopyTo(_buffer.AsSpan(_count));
        _count += _part.Length;
        _part = default;
    }

    private void Grow(int size)
    {
        var larger = buffers.Rent(Math.Max(size, LeastSize));
        _buffer.AsSpan(0, _count).CopyTo(larger);
        if (_buffer.Length > 0)
            buffers.Return(_buffer);
        _buffer = larger;
    }
}
