namespace Adapters.Simulation.Sockets;

/// <summary>What a handler of a WebSocket saw and did.</summary>
internal sealed class SocketCall
{
    public int Calls { get; set; }

    public bool IsAccepted { get; set; }

    public int Received { get; set; }

    /// <summary>The code that it was given at the end; 0 for none.</summary>
    public int Code { get; set; }

    public bool HasEnded { get; set; }
}
