using Adapters.Server.Transports;

namespace Adapters.Server.Connections;

/// <summary>
/// One connection: bytes in, bytes out, and when it ends. A protocol derives from it and turns the bytes into exchanges.
/// Rules: only the loop's thread comes here; one receive a wake-up, then everything that is complete is processed, then
/// one send; a block is owned only while there is something in it.
/// </summary>
internal abstract class Connection : IEndpointHandler
{
    /// <summary>How long a closed side is read on, so that the peer sees our last response before a reset (RFC 9112, section 9.6).</summary>
    private const long LingerMilliseconds = 2_000;

    protected InputBuffer Input;
    protected OutputBuffer Output;
    private TransferRate _writeRate;
    private Interest _interest = Interest.Read;
    private long _lingerSince;
    private bool _isAdvancing;
    private bool _isClosing;
    private bool _isLingering;
    private bool _isBlocked;

    protected Connection(ConnectionSet set, Endpoint endpoint)
    {
        Set = set;
        Endpoint = endpoint;
        Id = set.Server.NextConnectionId();
        set.Add(this);
    }

    /// <summary>The number of the connection in the logs.</summary>
    public long Id { get; }

    /// <summary>Its place in the set.</summary>
    public int Slot { get; set; }

    public Endpoint Endpoint { get; }

    public ConnectionSet Set { get; }

    public EventLoop Loop => Set.Loop;

    public BlockPool Blocks => Set.Loop.Blocks;

    public bool IsClosed { get; private set; }

    /// <summary>The peer has ended its side, or the connection is gone.</summary>
    protected bool HasPeerEnded { get; private set; }

    /// <summary>The connection ends when its output is sent; nothing of its input is used any more.</summary>
    protected bool IsClosing => _isClosing;

    /// <summary>The output is sent when the processing of this wake-up is over: nobody need flush it.</summary>
    public bool IsAdvancing => _isAdvancing;

    /// <summary>Queued bytes that are not sent yet.</summary>
    public int PendingOutput => Output.Pending;

    public void OnReadable()
    {
        if (IsClosed)
            return;
        if (_isLingering)
        {
            Discard();
            return;
        }

        var count = Endpoint.Receive(Input.Reserve(Blocks));
        if (count > 0)
        {
            Input.Received(count);
            OnReceived(count);
        }
        else if (count == 0)
        {
            EndPeer();
        }
        else if (count == Endpoint.Failed)
        {
            Close(reset: true);
            return;
        }

        Advance();
    }

    public void OnWritable()
    {
        if (IsClosed)
            return;
        if (Flush() && Output.Pending == 0)
            OnDrained();
        Advance();
    }

    public void OnHangup()
    {
        if (!IsClosed)
            Close(reset: false);
    }

    /// <summary>Looks at the deadlines; once a second.</summary>
    public virtual void Tick(long now)
    {
        if (_isLingering ? now - _lingerSince > LingerMilliseconds : _writeRate.IsTooSlow(now, Set.Options))
        {
            if (!_isLingering)
                Set.Log.WriteTooSlow(Id, Set.Options.MinimumRate);
            Close(reset: !_isLingering);
        }
    }

    /// <summary>Frees everything at once.</summary>
    public void Close(bool reset)
    {
        if (IsClosed)
            return;
        IsClosed = true;
        HasPeerEnded = true;
        Endpoint.Close(reset);
        Set.Remove(this);
        OnClosed();
        Input.Release(Blocks);
        Output.Release(Blocks);
    }

    /// <summary>Does what can be done now: processes the input, sends the output, gives back what is not needed.</summary>
    public void Advance()
    {
        if (_isAdvancing || IsClosed)
            return;
        _isAdvancing = true;
        Process();
        _isAdvancing = false;
        if (IsClosed || !Flush())
            return;
        if (_isClosing && Output.Pending == 0)
            EndSend();
        else
            Settle();
        UpdateInterest();
    }

    /// <summary>Uses the input, as far as it goes.</summary>
    protected abstract void Process();

    protected abstract void OnReceived(int count);

    /// <summary>The peer will send no more.</summary>
    protected abstract void OnPeerEnded();

    /// <summary>Everything queued was sent.</summary>
    protected abstract void OnDrained();

    protected abstract void OnClosed();

    /// <summary>Somebody is to be told by <see cref="OnDrained"/>, even if what was blocked is sent by then for another reason.</summary>
    protected abstract bool AwaitsRoom { get; }

    /// <summary>More of the output may be queued without exceeding the high-water mark.</summary>
    public bool HasRoomToWrite => Output.Pending <= OutputBuffer.HighWater;

    /// <summary>Room for a part of the response that must be in one piece.</summary>
    /// <exception cref="InvalidOperationException">It is longer than a block has room for.</exception>
    public Span<byte> ReserveOutput(int size)
    {
        var room = Output.Reserve(Blocks, size);
        if (room.Length < size && Flush())
            room = Output.Reserve(Blocks, size);
        return room.Length >= size ? room : throw new InvalidOperationException(
            $"The head of the response takes {size} bytes: at most {OutputBuffer.HighWater} are certain to fit.");
    }

    public void AppendOutput(int count) => Output.Append(count);

    /// <summary>Queues bytes that go before the response whose head is open.</summary>
    public void InsertOutput(ReadOnlySpan<byte> bytes)
    {
        ReserveOutput(bytes.Length);
        Output.Insert(bytes);
    }

    public void CommitOutput() => Output.Commit();

    public void TakeBackOutput() => Output.TakeBack();

    protected virtual void Settle() => Input.Settle(Blocks);

    /// <summary>Closes once the output is sent.</summary>
    protected void CloseAfterOutput() => _isClosing = true;

    /// <summary>Sends what is queued: false if the connection is gone.</summary>
    public bool Flush()
    {
        if (Output.Pending == 0)
            return true;
        var isDone = Output.Flush(Endpoint, Blocks, out var sent);
        return !isDone && sent == Endpoint.Failed ? Fail() : TrackWrites(isDone, sent);
    }

    /// <summary>Sends bytes of the application as they are: the number sent, or -1 if the connection is gone.</summary>
    public int SendDirectly(ReadOnlySpan<byte> bytes)
    {
        var sent = Endpoint.Send(bytes);
        if (sent == Endpoint.Failed)
            return Fail() ? 0 : -1;
        sent = Math.Max(sent, 0);
        TrackWrites(sent == bytes.Length, sent);
        return sent;
    }

    /// <summary>Watches what the connection can use now: no reads it has no room for, writes only while they are blocked.</summary>
    public void UpdateInterest()
    {
        if (IsClosed)
            return;
        var interest = Interest.None;
        if (!HasPeerEnded && (_isLingering || (Input.HasRoom && !_isClosing)))
            interest |= Interest.Read;
        if (_isBlocked || AwaitsRoom)
            interest |= Interest.Write;
        if (interest == _interest)
            return;
        _interest = interest;
        Endpoint.Watch(interest);
    }

    private bool TrackWrites(bool isDone, int sent)
    {
        _writeRate.Add(sent);
        _isBlocked = !isDone;
        if (isDone)
            _writeRate.Stop();
        else
            _writeRate.Start(Loop.Now);
        if (!_isAdvancing)
            UpdateInterest();
        return true;
    }

    private bool Fail()
    {
        Close(reset: true);
        return false;
    }

    private void EndPeer()
    {
        HasPeerEnded = true;
        OnPeerEnded();
    }

    /// <summary>Ends our side; if the peer may still be sending, reads on for a while, since closing now would reset what it has not read.</summary>
    private void EndSend()
    {
        if (HasPeerEnded)
        {
            Close(reset: false);
            return;
        }

        Endpoint.ShutdownSend();
        Input.Release(Blocks);
        _isLingering = true;
        _lingerSince = Loop.Now;
    }

    private void Discard()
    {
        var block = Blocks.RentLarge();
        var count = Endpoint.Receive(block);
        Blocks.Return(block);
        if (count is 0 or Endpoint.Failed)
            Close(reset: false);
    }
}
