namespace Adapters.Simulation.Clients;

/// <summary>The client's end of a connection: a simulated one, or a socket.</summary>
internal interface IClientLink
{
    int Id { get; }

    /// <summary>Bytes have come, or the end.</summary>
    bool CanRead { get; }

    /// <summary>There is room for bytes.</summary>
    bool CanWrite { get; }

    /// <summary>The client has ended its side: the server reads the end after the last byte.</summary>
    bool HasClientEnded { get; }

    /// <summary>The client has closed its socket.</summary>
    bool HasClientClosed { get; }

    /// <summary>The connection is gone for the server: a reset of the client's, or a fault of the network.</summary>
    bool IsBroken { get; }

    /// <summary>A fault of the network, and nobody's doing, has broken it.</summary>
    bool HasFailed { get; }

    /// <summary>The server's reset, or that of its kernel, has come.</summary>
    bool IsResetByServer { get; }

    /// <summary>That reset has thrown away what the client had not read.</summary>
    bool HasLostAnswer { get; }

    /// <summary>How many of the bytes went; those for a connection that is gone go nowhere.</summary>
    int Write(ReadOnlySpan<byte> bytes);

    /// <summary>How many bytes there were; 0 at the end.</summary>
    int Read(Span<byte> destination);

    /// <summary>Ends the client's side.</summary>
    void End();

    void Close();

    void Reset();

    /// <summary>From here on nothing is small or slow on purpose.</summary>
    void Hurry();
}
