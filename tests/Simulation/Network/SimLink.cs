using Adapters.Server.Transports;
using Adapters.Simulation.Clients;

namespace Adapters.Simulation.Network;

/// <summary>
/// One connection between a simulated client and the server, with what TCP keeps of it. The client's end has its methods here.
/// </summary>
internal sealed class SimLink(int id, NetworkFaults faults, int toServer, int toClient) : IClientLink
{
    public int Id { get; } = id;

    public NetworkFaults Faults { get; } = faults;

    public ByteQueue ToServer { get; } = new(toServer);

    public ByteQueue ToClient { get; } = new(toClient);

    /// <summary>Lets the client do what it would do next, if it can do something.</summary>
    public Action? GoOn { get; set; }

    /// <summary>The server has accepted it.</summary>
    public SimEndpoint? Endpoint { get; set; }

    /// <summary>The client has ended its side: the server reads the end after the last byte.</summary>
    public bool HasClientEnded { get; private set; }

    /// <summary>The client has closed its socket: what the server sends is answered with a reset.</summary>
    public bool HasClientClosed { get; private set; }

    /// <summary>The connection is gone for the server: a reset of the client's, or a fault of the network.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>A fault of the network, and nobody's doing, has broken it.</summary>
    public bool HasFailed { get; private set; }

    public bool HasServerEnded { get; private set; }

    /// <summary>The server's reset, or that of its kernel, has come: what the client has not read is lost.</summary>
    public bool IsResetByServer { get; private set; }

    public bool HasLostAnswer { get; private set; }

    public bool HasServerClosed { get; private set; }

    /// <summary>The client reads no more than what has come.</summary>
    public bool IsAtEnd => (HasServerEnded || HasServerClosed || IsResetByServer) && ToClient.Count == 0;

    /// <summary>A call of the server's begins: the client may be faster.</summary>
    public void LetClientOvertake()
    {
        if (Faults.IsOvertaken)
            GoOn?.Invoke();
    }

    public bool CanRead => ToClient.Count > 0 || IsAtEnd;

    public bool CanWrite => ToServer.Room > 0;

    public int Write(ReadOnlySpan<byte> bytes) =>
        HasClientEnded || IsResetByServer || IsBroken ? bytes.Length : HasServerClosed ? Lose(bytes) : ToServer.Write(bytes);

    public int Read(Span<byte> destination) => ToClient.Read(destination);

    public void End() => HasClientEnded = true;

    /// <summary>Closes the client's socket. With bytes that it has not read, its kernel resets.</summary>
    public void Close()
    {
        HasClientEnded = HasClientClosed = true;
        if (ToClient.Count > 0)
            Reset();
    }

    public void Reset()
    {
        HasClientEnded = HasClientClosed = true;
        Break();
    }

    /// <summary>The server finds the connection gone: what it has not read is lost to it.</summary>
    public void Break()
    {
        IsBroken = true;
        ToServer.Clear();
    }

    /// <summary>Nobody's doing.</summary>
    public void Fail()
    {
        HasFailed = true;
        Break();
    }

    /// <summary>No more faults, and buffers of the usual size.</summary>
    public void Hurry()
    {
        Faults.IsOver = true;
        ToClient.Capacity = Math.Max(ToClient.Capacity, 128 * 1024);
        ToServer.Capacity = Math.Max(ToServer.Capacity, 128 * 1024);
    }

    public void EndServer() => HasServerEnded = true;

    /// <summary>As a kernel does it: a socket that is closed with bytes that were not read resets.</summary>
    public void CloseServer(bool reset)
    {
        HasServerClosed = true;
        if (!reset && ToServer.Count == 0)
            return;
        LoseAnswer();
    }

    /// <summary>Bytes for a socket that is gone: its kernel answers with a reset.</summary>
    private int Lose(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
            LoseAnswer();
        return bytes.Length;
    }

    private void LoseAnswer()
    {
        IsResetByServer = true;
        HasLostAnswer |= ToClient.Count > 0;
        ToClient.Clear();
    }
}
