using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports;

namespace Adapters.Server.Connections;

/// <summary>
/// One connection: bytes in, bytes out, and its end. A protocol derives from it and turns the bytes into exchanges. Rules: only
/// the loop's thread uses it; one receive per wake-up, then everything that is complete is processed, then one send; a block is
/// owned only while it contains data. Calls of an application (receive, send) only record what happened: the connection acts on
/// it in <see cref="Advance"/>, so an application is never called back from its own call.
/// </summary>
internal abstract partial class Connection : IEndpointHandler
{
    private static readonly SendOrPostCallback AdvanceLater = static connection => ((Connection)connection!).Advance();

    protected InputBuffer Input;
    protected OutputBuffer Output;
    private Interest _interest = Interest.Read;
    private bool _isAdvancing;
    private bool _hasPeerShutDown;
    private string _brokenBecause = "";

    protected Connection(ConnectionSet set, Endpoint endpoint)
    {
        Set = set;
        Endpoint = endpoint;
        Id = set.Server.NextConnectionId();
        set.Add(this);
    }

    /// <summary>The number of the connection in the logs.</summary>
    public long Id { get; }

    /// <summary>Its index in the set.</summary>
    public int Slot { get; set; }

    /// <summary>The number of open connections when it was opened, itself included, so that exactly the excess is rejected.</summary>
    public int Ordinal { get; set; }

    public Endpoint Endpoint { get; }

    public ConnectionSet Set { get; }

    public EventLoop Loop => Set.Loop;

    public BlockPool Blocks => Set.Loop.Blocks;

    public ConnectionState State { get; private set; }

    public bool IsClosed => State == ConnectionState.Closed;

    /// <summary>True if a send has failed. The connection closes as soon as the loop returns to it.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>True if everything that the peer sent has been read, up to its end, or the connection is gone.</summary>
    public bool HasPeerEnded { get; private set; }

    /// <summary>True if the peer has ended its side. Data that it sent before may be unread.</summary>
    public bool HasPeerLeft => HasPeerEnded || _hasPeerShutDown;

    /// <summary>True if the output is sent when the processing of this wake-up is over, so that no flush is needed.</summary>
    public bool IsAdvancing => _isAdvancing;

    /// <summary>The number of queued bytes that have not been sent.</summary>
    public int PendingOutput => Output.Pending;

    /// <summary>True if more output may be queued without exceeding the high-water mark.</summary>
    public bool HasRoomToWrite => Output.Pending <= OutputBuffer.HighWater;

    /// <summary>True if something continues when there is room to write, even if another send has made the room by then.</summary>
    protected abstract bool AwaitsRoom { get; }

    /// <summary>True if there is input that waits for room for its response.</summary>
    protected abstract bool IsStoppedForRoom { get; }

    /// <summary>True if the input is still used and has room.</summary>
    private bool CanReceive => !HasPeerEnded && State < ConnectionState.Closing && Input.HasRoom;

    public void OnReadable()
    {
        if (State == ConnectionState.Lingering)
            Discard();
        else if (CanReceive)
            Receive();
        else
            UpdateInterest();
    }

    public void OnWritable()
    {
        Flush();
        Advance();
    }

    public void OnPeerShutdown()
    {
        _hasPeerShutDown = true;
        OnPeerLeft();
        Advance();
    }

    public void OnHangup() => Close(reset: false);

    /// <summary>
    /// Releases everything at once. The reason is logged if a request is cut. A running application is notified last, because
    /// it may call back.
    /// </summary>
    public void Close(bool reset, string reason = "the client left")
    {
        if (IsClosed)
            return;
        Move(ConnectionEvent.Close);
        HasPeerEnded = true;
        Endpoint.Close(reset);
        Loop.Timers.Cancel(this);
        Set.Remove(this);
        var orphan = Detach(reason);
        Input.Release(Blocks);
        Output.Release(Blocks);
        orphan?.OnDisconnect(canSend: false);
    }

    /// <summary>Does what can be done now: processes the input, sends the output, and releases what is not needed.</summary>
    public void Advance()
    {
        if (_isAdvancing || IsClosed)
            return;
        _isAdvancing = true;
        var depth = Loop.Depth;
        try
        {
            do
                Process();
            while (Flush() && IsStoppedForRoom && HasRoomToWrite);
        }
        catch (Exception error)
        {
            Fail(error, depth);
        }

        _isAdvancing = false;
        Rest();
    }

    /// <summary>Makes the connection check again once the caller has returned to the loop.</summary>
    public void Wake()
    {
        if (!_isAdvancing)
            Yield();
    }

    /// <summary>Makes the connection check again after what has been posted to the loop before.</summary>
    protected void Yield() => Loop.Post(AdvanceLater, this);

    /// <summary>Reserves room for a part of the response that must be in one piece.</summary>
    /// <exception cref="InvalidOperationException">The part does not fit into a block.</exception>
    public Span<byte> ReserveOutput(int size) => TryReserveOutput(size, out var room)
        ? room
        : throw new InvalidOperationException(
            $"The head of the response takes {size} bytes: at most {OutputBuffer.HighWater} are certain to fit.");

    /// <summary>Reserves room in one piece. Returns false if there is none until more is sent.</summary>
    public bool TryReserveOutput(int size, out Span<byte> room)
    {
        room = Output.Reserve(Blocks, size);
        if (room.Length < size && Flush())
            room = Output.Reserve(Blocks, size);
        return room.Length >= size;
    }

    public void AppendOutput(int count) => Output.Append(count);

    /// <summary>Queues bytes before the response whose head is open.</summary>
    public void InsertOutput(ReadOnlySpan<byte> bytes)
    {
        ReserveOutput(bytes.Length);
        Output.Insert(bytes);
    }

    public void CommitOutput() => Output.Commit();

    public void TakeBackOutput() => Output.TakeBack();

    /// <summary>Sends the queued bytes. Returns false if the connection is broken.</summary>
    public bool Flush()
    {
        if (IsBroken || IsClosed)
            return false;
        if (Output.Pending == 0)
        {
            Output.ReleaseIdleBlock(Blocks);
            return true;
        }

        var isDone = Output.Flush(Endpoint, Blocks, out var sent);
        return !isDone && sent == Endpoint.Failed ? Break() : TrackWrites(isDone, sent);
    }

    /// <summary>Sends bytes of the application directly. Returns the number sent, or -1 if the connection is broken.</summary>
    public int SendDirectly(ReadOnlySpan<byte> bytes)
    {
        var sent = Endpoint.Send(bytes);
        if (sent == Endpoint.Failed)
            return Break() ? 0 : -1;
        sent = Math.Max(sent, 0);
        TrackWrites(sent == bytes.Length, sent);
        return sent;
    }

    /// <summary>
    /// Reports that an application has used input. If <see cref="Advance"/> is the caller, it releases the block itself.
    /// </summary>
    public void ReleaseIdleInput()
    {
        if (!_isAdvancing)
            Input.ReleaseIdleBlock(Blocks);
    }

    /// <summary>
    /// Watches for what the connection can use now: reads only if there is room for them, writes only while they are blocked,
    /// and the clock for what must arrive in time.
    /// </summary>
    public void UpdateInterest()
    {
        if (IsClosed)
            return;
        Loop.Timers.SetBy(this, FindDeadline(), Loop.Now);
        var interest = Interest.None;
        if (CanReceive || State == ConnectionState.Lingering)
            interest |= Interest.Read;
        else if (State is ConnectionState.Running or ConnectionState.Upgraded && !HasPeerLeft)
            interest |= Interest.PeerShutdown;
        if (_delivery.IsBlocked || AwaitsRoom)
            interest |= Interest.Write;
        if (interest == _interest)
            return;
        _interest = interest;
        Endpoint.Watch(interest);
    }

    /// <summary>Processes the input as far as possible.</summary>
    protected abstract void Process();

    protected abstract void OnReceived(int count);

    /// <summary>Called when the peer will send no more.</summary>
    protected abstract void OnPeerLeft();

    /// <summary>
    /// Detaches the exchange because the connection is gone. Returns the gateway to notify if an application is running.
    /// </summary>
    protected abstract IExchangeGateway? Detach(string reason);

    protected void Move(ConnectionEvent happened)
    {
        Set.OnTransition?.Invoke(
            ConnectionLifecycle.Table.Subject, TransitionTable<ConnectionState, ConnectionEvent>.Place(State, happened));
        State = ConnectionLifecycle.Table.Next(State, happened);
    }

    /// <summary>Handles a fault of the server: it costs this connection and no other.</summary>
    private void Fail(Exception error, int depth)
    {
        Loop.ReportFault(error, depth);
        IsBroken = true;
        _brokenBecause = "a fault of the server";
    }

    private void Receive()
    {
        var count = Endpoint.Receive(Input.Reserve(Blocks));
        if (count == Endpoint.Failed)
        {
            Close(reset: true);
            return;
        }

        if (count > 0)
        {
            Input.Received(count);
            OnReceived(count);
        }
        else if (count == 0)
        {
            HasPeerEnded = true;
            OnPeerLeft();
        }

        Advance();
    }

    /// <summary>Does what remains when nothing more can be processed.</summary>
    private void Rest()
    {
        if (IsBroken)
            Close(reset: true, _brokenBecause);
        if (IsClosed)
            return;
        if (State == ConnectionState.Closing && Output.Pending == 0)
            EndSend();
        else
            Input.ReleaseIdleBlock(Blocks);
        UpdateInterest();
    }

    private long FindDeadline() => State == ConnectionState.Lingering ? _lingerUntil : Math.Min(Deadline, _delivery.NextInspection);

    private bool TrackWrites(bool isDone, int sent)
    {
        _delivery.Track(sent, isDone, Loop.Now, Timeouts);
        if (!_isAdvancing)
            UpdateInterest();
        return true;
    }

    /// <summary>An application may be the caller, so it is notified later.</summary>
    private bool Break()
    {
        if (!IsBroken)
            Wake();
        IsBroken = true;
        _brokenBecause = "what was sent could not be delivered";
        return false;
    }

    /// <summary>
    /// Ends our side. If the peer may still be sending, continues to read, because closing now would reset what it has not
    /// read.
    /// </summary>
    private void EndSend()
    {
        if (HasPeerEnded)
        {
            Close(reset: false);
            return;
        }

        Endpoint.ShutdownSend();
        Input.Release(Blocks);
        BeginLinger();
    }

    private void Discard()
    {
        var block = Blocks.RentLarge();
        var count = Endpoint.Receive(block);
        Blocks.Return(block);
        if (count is 0 or Endpoint.Failed)
            Close(reset: false);
        else if (count > 0)
            Move(ConnectionEvent.Receive);
    }
}
