using Adapters.Protocols;
using Adapters.Server.Connections.Buffers;

namespace Adapters.Server.Connections.Http1;

/// <content>
/// The body of the request. The application asks for it part by part, and it is read from the input of the connection.
/// </content>
internal sealed partial class RequestExchange
{
    public override BodyRead ReadBody(out ReadOnlyMemory<byte> body)
    {
        body = default;
        if (IsBodyComplete)
            return BodyRead.Last;
        Connection.BodyRate.Pause(Loop.Now);
        ref var input = ref Connection.InputBuffer;
        input.IsLent = false;
        while (BodyError is null)
        {
            var happened = Read(input.Unread, out var consumed);
            switch (happened)
            {
                case ProtocolEvent.Data:
                    body = TakeData(ref input, consumed);
                    return IsKept ? GiveCopy(ref body) : Lend(ref input);
                case ProtocolEvent.EndOfMessage:
                    input.Advance(consumed);
                    IsBodyComplete = true;
                    Connection.ReleaseIdleInput();
                    return BodyRead.Last;
                case ProtocolEvent.Error:
                    // The connection rejects the request, but only after the application has returned from its call.
                    BodyError = ProtocolError;
                    Connection.Wake();
                    break;
                case ProtocolEvent.NeedData when consumed == 0:
                    return AwaitBody();
                default:
                    input.Advance(consumed);
                    break;
            }
        }

        return BodyRead.Gone;
    }

    public override void ReturnBody()
    {
        Connection.BodyRate.Pause(Loop.Now);
        Connection.InputBuffer.IsLent = false;
        Connection.ReleaseIdleInput();
        if (!Connection.IsAdvancing)
            Connection.UpdateInterest();
    }

    /// <summary>
    /// Decides, when the head of the response is completed, whether the connection is offered for the next request. A front
    /// server uses it at once for another client, so it must be certain that the rest of the body can be read away: it has a
    /// length that is not too large, or its end has already arrived.
    /// </summary>
    public void DecideKeepAlive(bool isLastPart)
    {
        // A client that did not wait for the answer to its handshake may have sent frames: they are not read as requests.
        if (Session is not null && !Connection.InputBuffer.IsEmpty)
            _protocol.StopKeepAlive();
        if (!KeepsAlive || IsBodyComplete)
            return;
        if (isLastPart && !_protocol.HasBodyLength)
            ReadAwayReceived();
        if (!IsBodyComplete && (!_protocol.HasBodyLength || _protocol.BodyLeft > HttpConnection.DrainLimit))
            _protocol.StopKeepAlive();
    }

    /// <summary>
    /// The chunks that have arrived are returned as one part, moved together over the framing between them: a client that sends
    /// tiny ones must not cost more than one that sends the same bytes. Errors after them are found when more is asked for.
    /// </summary>
    private ReadOnlyMemory<byte> TakeData(ref InputBuffer input, int consumed)
    {
        var start = input.Position + _protocol.DataStart;
        var end = start + _protocol.DataLength;
        input.Advance(consumed);
        while (!_protocol.IsBodyReceived && !input.IsEmpty)
        {
            var happened = Read(input.Unread, out consumed);
            if (happened == ProtocolEvent.Data)
            {
                input.Slice(_protocol.DataStart, _protocol.DataLength).CopyTo(input.Block.AsMemory(end));
                end += _protocol.DataLength;
            }

            input.Advance(consumed);
            if (happened != ProtocolEvent.Data)
                break;
        }

        return input.Block.AsMemory(start, end - start);
    }

    /// <summary>After the last part of its response, the application cannot ask for more of the body.</summary>
    private void ReadAwayReceived()
    {
        ref var input = ref Connection.InputBuffer;
        ProtocolEvent happened;
        do
        {
            happened = Read(input.Unread, out var consumed);
            input.Advance(consumed);
        }
        while (happened == ProtocolEvent.Data);

        IsBodyComplete = happened == ProtocolEvent.EndOfMessage;
        if (happened == ProtocolEvent.Error)
            Connection.LogRejection(ProtocolError);
        Connection.ReleaseIdleInput();
        if (!Connection.IsAdvancing)
            Connection.UpdateInterest();
    }

    /// <summary>
    /// Gives an application that may keep what it is given bytes of its own. It may complete while a part of it, such as a
    /// handler that a middleware has given up, still reads them.
    /// </summary>
    private BodyRead GiveCopy(ref ReadOnlyMemory<byte> body)
    {
        body = body.ToArray();
        ReturnBody();
        return HasReachedEnd() ? BodyRead.Last : BodyRead.Data;
    }

    private BodyRead Lend(ref InputBuffer input)
    {
        input.IsLent = true;
        return HasReachedEnd() ? LendLast(ref input) : BodyRead.Data;
    }

    /// <summary>
    /// A block that the last part fills passes to the exchange: the connection must have room to notice that its client leaves.
    /// </summary>
    private BodyRead LendLast(ref InputBuffer input)
    {
        if (!input.HasRoom && input.IsEmpty)
            _blocks.Keep(input.TakeLent()!);
        return BodyRead.Last;
    }

    private BodyRead AwaitBody()
    {
        Connection.ReleaseIdleInput();
        if (Connection.HasPeerEnded || Connection.IsBroken)
            return BodyRead.Gone;
        if (_protocol.IsExpectingContinue && !Response.IsHeadSent)
            Response.Continue();
        Connection.BodyRate.Resume(Loop.Now);
        if (!Connection.IsAdvancing)
            Connection.UpdateInterest();
        return BodyRead.Pending;
    }
}
