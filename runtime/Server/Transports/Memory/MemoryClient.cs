namespace Adapters.Server.Transports.Memory;

/// <summary>The client's end of a connection in memory, for one thread at a time.</summary>
internal sealed class MemoryClient(MemoryEndpoint endpoint)
{
    /// <summary>The number of bytes that the client lets wait. A small number makes a slow reader.</summary>
    public int Window
    {
        set
        {
            lock (endpoint.Gate)
                endpoint.ToClient.Capacity = value;
            endpoint.Queue();
        }
    }

    /// <summary>True if the server has ended its side and everything was read.</summary>
    public bool HasEnded
    {
        get
        {
            lock (endpoint.Gate)
                return endpoint.ToClient.HasEnded && endpoint.ToClient.Count == 0;
        }
    }

    /// <summary>True if the server has ended its side, whether or not everything was read.</summary>
    public bool IsEnding
    {
        get
        {
            lock (endpoint.Gate)
                return endpoint.ToClient.HasEnded;
        }
    }

    /// <summary>The number of bytes written that the server has not received.</summary>
    public int Unsent
    {
        get
        {
            lock (endpoint.Gate)
                return endpoint.ToServer.Count;
        }
    }

    /// <summary>True if the server has reset the connection.</summary>
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

    /// <summary>Ends the client's side. The server reads the end after the last byte.</summary>
    public void End()
    {
        lock (endpoint.Gate)
            endpoint.ToServer.HasEnded = true;
        endpoint.Queue();
    }

    /// <summary>Makes the next send of the server fail, as after a reset that it has not noticed yet.</summary>
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

    /// <summary>Reads the available bytes. Returns 0 if there are none.</summary>
    public int Read(Span<byte> destination)
    {
        int count;
        lock (endpoint.Gate)
            count = endpoint.ToClient.Read(destination);
        endpoint.Queue();
        return count;
    }

    /// <summary>Returns a task that completes when the server has next received, sent or ended something.</summary>
    public Task NextChange() => endpoint.NextChange();

    /// <summary>Waits until the server has sent something or ended its side.</summary>
    public bool Wait(TimeSpan timeout) => endpoint.Changed.WaitOne(timeout);
}
