using System.Runtime.InteropServices;
using Adapters.Server.Transports.Epoll;
using Adapters.Server.Transports.Sockets;

namespace Adapters.Server.Transports;

/// <summary>The transport that the settings name: <c>auto</c> takes epoll where it is, and sockets elsewhere.</summary>
internal static class TransportChoice
{
    public static bool HasEpoll =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static Poller MakePoller(string name, EventLoop loop) =>
        name == "epoll" || (name == "auto" && HasEpoll) ? new EpollPoller(loop) : new SocketsPoller(loop);
}
