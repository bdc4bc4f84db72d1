using System.Buffers;
using System.Runtime.CompilerServices;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// The request body on its way to the worker, on the loop's side. Rules: before a worker is taken, incoming parts are copied
/// into a buffer until the body is complete or the limit is reached, so that a slow client occupies no thread in the meantime;
/// from then on, a part is passed on without copying, and the next is received when the worker asks for it.
/// </summary>
internal sealed class BodyFeed(Mailbox mailbox, ArrayPool<byte> buffers)
{
    /// <summary>The size of the first buffer. It grows with the bytes received, not with the length that a client announces.</summary>
    private const int LeastSize = 1024;

    private byte[] _buffer = [];
    private int _count;
    private ReadOnlyMemory<byte> _part;
    private bool _hasMore = true;
    private bool _isLost;

    /// <summary>True if the whole body has arrived and is empty.</summary>
    public bool IsEmpty => !_hasMore && _count == 0 && _part.IsEmpty;

    /// <summary>True if the worker has everything that was received.</summary>
    public bool IsExhausted => _count == 0 && _part.IsEmpty && _hasMore && !_isLost;

    /// <summary>Receives enough for a worker to begin. Returns false if the client has left instead.</summary>
    /// <param name="receive">The delegate that receives the body.</param>
    /// <param name="bound">The number of bytes that is enough, even if the body has more.</param>
    /// <param name="loop">Brings each continuation back.</param>
    public ValueTask<bool> ReadAheadAsync(Receive receive, int bound, LoopSwitch loop)
    {
        var first = receive();
        if (!first.IsCompletedSuccessfully)
            return GatherAsync(first, receive, bound, loop);
        Take(first.Result);
        if (_isLost || IsEnough(bound))
            return new ValueTask<bool>(!_isLost);
        Keep();
        return GatherAsync(receive(), receive, bound, loop);
    }

    public void Take(ReceiveEvent message)
    {
        if (message is HttpRequest request)
            (_part, _hasMore) = (request.Body, request.MoreBody);
        else
            _isLost = true;
    }

    /// <summary>Passes on the bytes received.</summary>
    public void PassOn()
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

    /// <summary>Takes the memory back: the worker asks for more, so it no longer uses what it was given.</summary>
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
    private async ValueTask<bool> GatherAsync(ValueTask<ReceiveEvent> next, Receive receive, int bound, LoopSwitch loop)
    {
        var message = await next;
        await loop;
        Take(message);
        while (!_isLost && !IsEnough(bound))
        {
            // The next call takes the memory back.
            Keep();
            message = await receive();
            await loop;
            Take(message);
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
