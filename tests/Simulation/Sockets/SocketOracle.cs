using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Sockets;

/// <summary>
/// What must hold of a WebSocket: its messages come back to it alone and in order (the reader and the handler check that), it ends
/// with the close frame that its end calls for, its handler runs once and ends, and nothing of it is left.
/// </summary>
internal sealed class SocketOracle(World world)
{
    /// <summary>The client has seen the end of its connection.</summary>
    public void CheckEnd(SocketActivity socket, SocketReader reader)
    {
        if (socket.Link.IsBroken || socket.Link.HasLostAnswer || world.IsStopping || reader.Status == 0)
            return;
        if (reader.Status != 101)
            CheckStatus(socket, reader.Status);
        else if (reader.IsMidFrame)
            Violate(socket, "ended inside a frame");
        else if (socket.Plan.Ending is not (SocketEnding.EndSide or SocketEnding.Gone) && reader.CloseCode != ExpectedCode(socket.Plan))
            Violate(socket, $"ended with {reader.CloseCode} instead of {ExpectedCode(socket.Plan)}");
        else if (socket.Plan.Ending is SocketEnding.Close or SocketEnding.HandlerCloses or SocketEnding.HandlerFails
            && reader.Echoes < socket.Plan.Answered)
            Violate(socket, $"has {reader.Echoes} answers to {socket.Plan.Messages.Length} messages");
    }

    /// <summary>At the end of a run, when everybody has left.</summary>
    public void CheckRest()
    {
        foreach (var socket in world.Sockets)
        {
            if (socket.Call.Calls > 0 && !socket.Call.HasEnded)
                Violate(socket, "has a handler that has not ended");
            if (socket.Call.Code is not 0 && !socket.Call.IsAccepted)
                Violate(socket, "was closed before it was accepted");
        }

        var opened = world.Loops.Sum(loop => loop.Set.Counters.WebSocketsOpened);
        var closed = world.Loops.Sum(loop => loop.Set.Counters.WebSocketsClosed);
        if (opened != closed)
            world.Violate("ledger", $"{opened} WebSockets were opened, and {closed} of them closed");
    }

    /// <summary>Nothing can be done at this time: a client that waits then waits for the server.</summary>
    public void CheckStall()
    {
        foreach (var socket in world.Sockets)
        {
            if (socket.IsOwed)
                world.Violate("stall", $"{socket.Name} waits for the server, and nobody works on it");
        }
    }

    private static int ExpectedCode(SocketPlan plan) => plan.Ending switch
    {
        SocketEnding.HandlerCloses => 4000,
        SocketEnding.HandlerFails => 1011,
        SocketEnding.Mistake => 1002,
        _ => 1000,
    };

    private void CheckStatus(SocketActivity socket, int status)
    {
        var mayBeFull = world.Options.LimitConcurrency < world.MostClients;
        if (status == (socket.Plan.Ending == SocketEnding.Denied ? 403 : 503) || (status == 503 && mayBeFull))
            return;
        Violate(socket, $"was answered {status}");
    }

    private void Violate(SocketActivity socket, string message) => world.Violate("socket", $"{socket.Plan.Nonce} {message}");
}
