using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Transports;
using Adapters.Server.Transports.Epoll;
using Adapters.Server.Transports.Memory;
using Adapters.Server.Transports.Sockets;

namespace Adapters.Server.Hosting;

/// <summary>Chooses the transport that the settings name: <c>auto</c> means epoll if available, and sockets elsewhere.</summary>
internal static class TransportChoice
{
    /// <summary>No network at all. No setting has it: a server of a test does.</summary>
    public const string Memory = "memory";

    public static Poller MakePoller(string name, EventLoop loop) => name switch
    {
        Memory => new MemoryPoller(loop),
        "epoll" => new EpollPoller(loop),
        "auto" when Libc.HasEpoll => new EpollPoller(loop),
        _ => new SocketsPoller(loop),
    };
}
