using Adapters.Server.Native;
using Adapters.Server.Transports;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Network;

/// <summary>The server's end of a link: a socket as Linux has it, and now and then a call that is short, would block or fails.</summary>
internal sealed class SimEndpoint(SimLink link, SimPoller poller, World world) : Endpoint
{
    private bool _isPolled = true;

    public SimLink Link { get; } = link;

    public Interest Watched { get; private set; } = Interest.Read;

    public override Address? Remote { get; } = new("192.0.2.1", 1_000 + link.Id);

    public override Address? Local { get; } = new("192.0.2.200", 80);

    /// <summary>What the client has not read: its kernel acknowledges no more than it has room for.</summary>
    public override int Unacknowledged => Link.ToClient.Count;

    /// <summary>What epoll would tell of it now.</summary>
    public bool IsReady => _isPolled && !IsClosed && (IsGone || (Watched & Ready) != 0);

    /// <summary>Broken, or ended on both sides.</summary>
    public bool IsGone => Link.IsBroken || (Link.HasClientEnded && Link.HasServerEnded);

    public Interest Ready =>
        (Link.ToServer.Count > 0 || Link.HasClientEnded || Link.IsBroken ? Interest.Read : Interest.None)
        | (Link.ToClient.Room > 0 || Link.IsBroken ? Interest.Write : Interest.None)
        | (Link.HasClientEnded ? Interest.PeerShutdown : Interest.None);

    public override int Receive(Span<byte> destination)
    {
        world.Threads.Interleave();
        Link.LetClientOvertake();
        var count = ReceiveNow(destination);
        world.Trace.Line($"    receive #{Link.Id} {count}");
        return count;
    }

    public override int Send(ReadOnlySpan<byte> source)
    {
        world.Threads.Interleave();
        Link.LetClientOvertake();
        var count = SendNow(source);
        world.Trace.Line($"    send #{Link.Id} {count} of {source.Length}");
        return count;
    }

    public override void Watch(Interest interest) => Watched = interest;

    public override void ShutdownSend()
    {
        world.Trace.Line($"    end #{Link.Id}");
        Link.EndServer();
    }

    /// <summary>Tells the handler, as epoll does: the flags are those of the start of the round, the watch is that of now.</summary>
    public void Tell(Interest ready, bool isGone)
    {
        if ((Watched & Interest.Read) != 0)
        {
            if (isGone || (ready & Interest.Read) != 0)
                Handler.OnReadable();
        }
        else if (isGone)
        {
            _isPolled = false;
            Handler.OnHangup();
            return;
        }

        if ((ready & Watched & Interest.PeerShutdown) != 0)
            Handler.OnPeerShutdown();
        if ((ready & Interest.Write) != 0 && !IsClosed && (Watched & Interest.Write) != 0)
            Handler.OnWritable();
    }

    protected override void Release(bool reset)
    {
        world.Trace.Line($"    close #{Link.Id}{(reset ? " with a reset" : "")}");
        Link.CloseServer(reset);
        poller.Unregister(this);
    }

    private int ReceiveNow(Span<byte> destination)
    {
        if (IsClosed)
            return Failed;
        if (!Link.IsBroken && Link.Faults.FailsNow)
            Link.Fail();
        if (Link.IsBroken)
            return Failed;
        if (destination.IsEmpty)
            return 0;
        if (Link.Faults.WouldBlockNow)
            return WouldBlock;
        var count = Math.Min(Link.ToServer.Count, destination.Length);
        if (count == 0)
            return Link.HasClientEnded ? 0 : WouldBlock;
        return Link.ToServer.Read(destination[..Link.Faults.Cut(count)]);
    }

    private int SendNow(ReadOnlySpan<byte> source)
    {
        if (IsClosed || Link.HasServerEnded)
            return Failed;
        if (!Link.IsBroken && Link.Faults.FailsNow)
            Link.Fail();
        if (Link.IsBroken)
            return Failed;
        if (Link.HasClientClosed)
        {
            // This call still succeeds; the reset that answers it makes the next one fail.
            Link.Break();
            return source.Length;
        }

        if (Link.Faults.WouldBlockNow || (Link.ToClient.Room == 0 && !source.IsEmpty))
            return WouldBlock;
        return Link.ToClient.Write(source[..Link.Faults.Cut(Math.Min(source.Length, Link.ToClient.Room))]);
    }
}
