using Adapters.Protocols.WebSockets;

namespace Adapters.Server.Connections.WebSockets;

/// <content>
/// Messages of the application. Rules: those of the loop are sent in their order; an offer may come from any thread, and is taken only if
/// there is room, or will be once the loop has dropped the oldest; what the client does not take at once waits in the outbox.
/// </content>
internal sealed partial class WebSocketSession
{
    /// <summary>The number of offers on their way from another thread.</summary>
    private int _onTheWay;

    public override bool Send(WebSocketSend message)
    {
        _activeAt = Loop.Now;
        if (!TryWrite(message))
            Queue(BytesOf(message), KindOf(message));
        _stream.FlushOutput();
        return _outbox.HasRoom || !IsOpen || _settings.SendFull != WebSocketFull.Wait;
    }

    public override bool Offer(WebSocketSend message)
    {
        var payload = BytesOf(message, isShared: true);
        if (!IsOpen)
            return false;
        if (!_outbox.TryReserve(payload.Length) && !TryReserveBeyond(payload.Length))
        {
            _set.Server.Metrics.DropMessage();
            return false;
        }

        Pass(payload, KindOf(message));
        return true;
    }

    /// <summary>
    /// Reserves room that the oldest messages will make. Only the loop can drop them, so while offers are on their way to it, no more are
    /// taken. A client that is closed for being too slow gets no more either.
    /// </summary>
    private bool TryReserveBeyond(int length)
    {
        if (_settings.SendFull == WebSocketFull.Close)
            FailAsTooSlow();
        if (_settings.SendFull != WebSocketFull.DropOldest || Volatile.Read(ref _onTheWay) > 0)
            return false;
        _outbox.Reserve(length);
        return true;
    }

    /// <summary>Moves an offer to the loop. One that is made there does not overtake those on their way.</summary>
    private void Pass(ReadOnlyMemory<byte> payload, WebSocketOpcode opcode)
    {
        if (Loop.IsCurrent && Volatile.Read(ref _onTheWay) == 0)
        {
            Add(payload, opcode);
            return;
        }

        Interlocked.Increment(ref _onTheWay);
        Loop.Post(
            static offer =>
            {
                var (session, payload, opcode) = ((WebSocketSession, ReadOnlyMemory<byte>, WebSocketOpcode))offer!;
                Interlocked.Decrement(ref session._onTheWay);
                session.Add(payload, opcode);
            },
            (this, payload, opcode), Context);
    }

    /// <summary>Adds an offer for which room is reserved. It may have ended meanwhile.</summary>
    private void Add(ReadOnlyMemory<byte> payload, WebSocketOpcode opcode)
    {
        if (!IsOpen)
        {
            _outbox.Release(payload.Length);
            return;
        }

        _activeAt = Loop.Now;
        Enqueue(payload, opcode);
        _stream.FlushOutput();
    }

    private bool TryWrite(WebSocketSend message)
    {
        if ((message.Bytes ?? message.Utf8) is not { } bytes)
            return !_outbox.Deflates(message.Text!.Length) && _outbox.TryWrite(_stream, message.Text!);
        return !_outbox.Deflates(bytes.Length) && _outbox.TryWrite(_stream, bytes.Span, KindOf(message));
    }

    /// <summary>Queues a message of the application, which may change its memory once the send has completed.</summary>
    private void Queue(ReadOnlyMemory<byte> payload, WebSocketOpcode opcode)
    {
        _outbox.Reserve(payload.Length);
        Enqueue(payload, opcode);
    }

    /// <summary>Adds a message. One that the client takes at once does not wait, however long it is.</summary>
    private void Enqueue(ReadOnlyMemory<byte> payload, WebSocketOpcode opcode)
    {
        _outbox.Add(payload, opcode);
        _outbox.Pump(_stream);
        while (_settings.SendFull == WebSocketFull.DropOldest && _outbox.IsOverfull && _outbox.TryDropOldest())
            _set.Server.Metrics.DropMessage();
        if (_settings.SendFull == WebSocketFull.Close && _outbox.IsOverfull)
            FailAsTooSlow();
    }

    private ReadOnlyMemory<byte> Deflate(ReadOnlyMemory<byte> payload) => _set.Deflate.Deflate(payload.Span, _deflate!.Value.WindowBits);

    private void FailAsTooSlow()
    {
        if (!Loop.IsCurrent)
            Loop.Post(static session => ((WebSocketSession)session!).FailAsTooSlow(), this, Context);
        else if (IsOpen)
            Fail(new WebSocketError(WebSocketCloseCode.PolicyViolation, "the client reads too slowly"));
    }

    private static ReadOnlyMemory<byte> BytesOf(WebSocketSend message, bool isShared = false)
    {
        if (message.Utf8 is { } utf8)
            return utf8;
        if (message.Bytes is { } bytes)
            return isShared ? bytes : bytes.ToArray();
        return WebSocketOutbox.Encode(message.Text!);
    }
}
