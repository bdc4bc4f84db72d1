namespace Adapters.Server.Transports.Memory;

/// <summary>The client's end of a connection in memory: for the test's thread.</summary>
internal sealed class MemoryClient(MemoryEndpoint endpoint)
{
    /// <summary>How many bytes the client lets wait: a small number makes a slow reader.</summary>
    public int Window
    {
        set
        {
            lock (endpoint.Gate)
                endpoint.ToClient.Capacity = value;
            endpoint.Queue();
        }
    }

    /// <summary>The server has ended its side, and all was read.</summary>
    public bool HasEnded
    {
        get
        {
            lock (endpoint.Gate)
                return endpoint.ToClient.HasEnded && endpoint.ToClient.Count == 0;
        }
    }

    /// <summary>What was written and the server has not received.</summary>
    public int Unsent
    {
        get
        {
            lock (endpoint.Gate)
                return endpoint.ToServer.Count;
        }
    }

    /// <summary>The server has reset the connection.</summary>
    public bool IsReset
    {
        get
        {
            lock (endpoint.Gate)
                return endpoint.ToClient.IsReset;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (endpoint.Gate)
            endpoint.ToServer.Write(bytes);
        endpoint.Queue();
    }

    /// <summary>Ends the client's side: the server reads the end after the last byte.</summary>
    public void End()
    {
        lock (endpoint.Gate)
            endpoint.ToServer.HasEnded = true;
        endpoint.Queue();
    }

    /// <summary>The next send of the server fails, as after a reset that it has not read of yet.</summary>
    public void BreakSends()
    {
        lock (endpoint.Gate)
            endpoint.ToClient.HasEnded = true;
        endpoint.Queue();
    }

    public void Reset()
    {
        lock (endpoint.Gate)
            endpoint.ToServer.IsReset = true;
        endpoint.Queue();
    }

    /// <summary>Reads what is there; 0 for nothing.</summary>
    public int Read(Span<byte> destination)
    {
        int count;
        lock (endpoint.Gate)
            count = endpoint.ToClient.Read(destination);
        endpoint.Queue();
        return count;
    }

    /// <summary>Waits until the server has sent something, or ended.</summary>
    public bool Wait(TimeSpan timeout) => endpoint.Changed.WaitOne(timeout);
}
