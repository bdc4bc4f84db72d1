using Adapters.Server.Native;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports.Readiness;

namespace Adapters.Server.Transports.Memory;

/// <summary>The server's end of a connection in memory.</summary>
internal sealed class MemoryEndpoint(MemoryPoller poller) : ReadyEndpoint(poller)
{
    public Lock Gate { get; } = new();

    /// <summary>Set when the client's end has something new to read.</summary>
    public AutoResetEvent Changed { get; } = new(false);

    /// <summary>The client's wait for the next change; null if it does not wait.</summary>
    private TaskCompletionSource? _change;

    public MemoryPipe ToServer { get; } = new();

    public MemoryPipe ToClient { get; } = new();

    public override int Unacknowledged
    {
        get
        {
            using (Gate.EnterAnyway())
                return ToClient.Count;
        }
    }

    protected override bool IsGone
    {
        get
        {
            using (Gate.EnterAnyway())
                return ToServer.IsReset;
        }
    }

    public override Address? Remote { get; } = new("127.0.0.1", 50_000);

    public override Address? Local { get; } = new("127.0.0.1", 8_000);

    public override int Receive(Span<byte> destination)
    {
        using (Gate.EnterAnyway())
        {
            if (ToServer.IsReset || IsClosed)
                return Failed;
            var count = ToServer.Read(destination);
            EndWait();
            return count > 0 || ToServer.HasEnded || destination.IsEmpty ? count : WouldBlock;
        }
    }

    public override int Send(ReadOnlySpan<byte> source)
    {
        using (Gate.EnterAnyway())
        {
            if (ToServer.IsReset || ToClient.HasEnded)
                return Failed;
            var count = ToClient.Write(source);
            EndWait();
            Changed.Set();
            return count > 0 || source.IsEmpty ? count : WouldBlock;
        }
    }

    /// <summary>Returns a task that completes when the server has next received, sent or ended something.</summary>
    public Task NextChange()
    {
        lock (Gate)
            return (_change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public override void ShutdownSend() => End(reset: false);

    protected override Interest FindReady()
    {
        using (Gate.EnterAnyway())
        {
            var canRead = ToServer.Count > 0 || ToServer.HasEnded || ToServer.IsReset;
            var canWrite = ToClient.Count < ToClient.Capacity || ToServer.IsReset;
            return (canRead ? Interest.Read : Interest.None)
                | (canWrite ? Interest.Write : Interest.None)
                | (ToServer.HasEnded ? Interest.PeerShutdown : Interest.None);
        }
    }

    /// <summary>Nothing to arrange: the writer queues the endpoint.</summary>
    protected override void AwaitReadable()
    {
    }

    protected override void Release(bool reset) => End(reset);

    private void End(bool reset)
    {
        using (Gate.EnterAnyway())
        {
            ToClient.HasEnded = true;
            ToClient.IsReset |= reset;
            EndWait();
        }

        Changed.Set();
    }

    private void EndWait()
    {
        _change?.SetResult();
        _change = null;
    }
}
