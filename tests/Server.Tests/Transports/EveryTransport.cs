namespace Adapters.Server.Tests.Transports;

/// <summary>The suite runs over each of these: what a connection sees must not depend on where its bytes come from.</summary>
public sealed class EveryTransport : TheoryData<string>
{
    public EveryTransport()
        : base("epoll", "sockets", "memory")
    {
    }
}

/// <summary>Those that listen on real sockets.</summary>
public sealed class SocketTransport : TheoryData<string>
{
    public SocketTransport()
        : base("epoll", "sockets")
    {
    }
}
