using Adapters.Server.Loops;
using Adapters.Server.Native;
using Adapters.Server.Transports;
using Adapters.Server.Transports.Epoll;
using Adapters.Server.Transports.Sockets;

namespace Adapters.Server.Hosting;

/// <summary>Chooses the transport that the settings name: <c>auto</c> means epoll if available, and sockets elsewhere.</summary>
internal static class TransportChoice
{
    public static Poller MakePoller(string name, EventLoop loop) =>
        name == "epoll" || (name == "auto" && Libc.HasEpoll) ? new EpollPoller(loop) : new SocketsPoller(loop);
}
