using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Transports;
using Adapters.Server.Transports.Epoll;
using Adapters.Server.Transports.Sockets;

namespace Adapters.Server.Hosting;

/// <summary>The transport that the settings name: <c>auto</c> takes epoll where it is, and sockets elsewhere.</summary>
internal static class TransportChoice
{
    public static Poller MakePoller(string name, EventLoop loop) =>
        name == "epoll" || (name == "auto" && Libc.HasEpoll) ? new EpollPoller(loop) : new SocketsPoller(loop);
}
