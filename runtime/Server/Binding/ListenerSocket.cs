using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Adapters.Server.Binding;

/// <summary>
/// A listening socket for one loop. Over TCP, each loop has its own, and the kernel distributes the connections over them
/// (SO_REUSEPORT). A unix socket is one file, so the loops share it.
/// </summary>
internal sealed class ListenerSocket : IDisposable
{
    private const int SolSocket = 1;
    private const int SoReusePort = 15;

    private readonly SharedSocket _shared;
    private bool _isDisposed;

    private ListenerSocket(Bind bind, SharedSocket shared)
    {
        Bind = bind;
        _shared = shared;
    }

    /// <summary>The address, with the port that the kernel chose.</summary>
    public Bind Bind { get; }

    public Socket Socket => _shared.Socket;

    public int Descriptor => (int)_shared.Socket.Handle;

    public bool IsTcp => Bind.Path is null;

    /// <summary>True if several loops wait on the same socket.</summary>
    public bool IsShared { get; private init; }

    /// <summary>Opens an address for a number of loops.</summary>
    /// <param name="bind">The address.</param>
    /// <param name="loops">The number of loops.</param>
    /// <param name="backlog">The maximum number of waiting connections.</param>
    /// <param name="access">The permissions of a unix socket, or null for the system's defaults.</param>
    /// <exception cref="BindException">The server cannot listen on it.</exception>
    public static ListenerSocket[] Open(Bind bind, int loops, int backlog, UnixSocketAccess? access = null)
    {
        var sockets = new ListenerSocket[loops];
        try
        {
            OpenEach(bind, sockets, backlog, access ?? UnixSocketAccess.Default);
            return sockets;
        }
        catch (Exception error) when (error is SocketException or BindException)
        {
            foreach (var socket in sockets)
                socket?.Dispose();
            if (error is SocketException failed)
                throw new BindException(BindErrors.Explain(bind, failed), failed.SocketErrorCode == SocketError.AddressAlreadyInUse);
            throw;
        }
    }

    /// <summary>
    /// Returns another hold on the same socket, for a stand-in of this one's loop: the socket stays open until all holds are
    /// disposed of. May be called from any thread. Null if it is already closed.
    /// </summary>
    public ListenerSocket? Share() => _shared.TryHold() ? new ListenerSocket(Bind, _shared) : null;

    /// <summary>
    /// Turns new clients away before the last ones are accepted and the socket is closed: a client that arrived in between
    /// would be lost. May be called from any thread. Returns false if the system does not support it.
    /// </summary>
    public bool HoldOff()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            if (IsTcp)
                HandshakeFilter.Attach(Socket);
            else
                Socket.Shutdown(SocketShutdown.Receive);
            return true;
        }
        catch (SocketException)
        {
            // A sandbox may forbid it. In that case, the gap remains.
            return false;
        }
    }

    /// <summary>Returns true if an address may be the one that this socket listens on, also under another name.</summary>
    public bool Overlaps(Bind other) => Bind.Overlaps(other)
        || (IsTcp && other.Path is null && other.Port == Bind.Port && Socket.LocalEndPoint is IPEndPoint local
            && local.Address.Equals(FindAddress(other.Host!)));

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _shared.Release();
    }

    private static void OpenEach(Bind bind, ListenerSocket[] sockets, int backlog, UnixSocketAccess access)
    {
        if (bind.Path is not null || !OperatingSystem.IsLinux())
        {
            var shared = bind.Path is null
                ? new SharedSocket(OpenTcp(bind, backlog, sharesPort: false), sockets.Length)
                : OpenUnix(bind, backlog, sockets.Length, access);
            for (var i = 0; i < sockets.Length; i++)
                sockets[i] = new ListenerSocket(Resolve(bind, shared.Socket), shared) { IsShared = sockets.Length > 1 };
            return;
        }

        RejectForeign(bind);
        for (var i = 0; i < sockets.Length; i++)
        {
            var shared = new SharedSocket(OpenTcp(bind, backlog, sharesPort: true), holds: 1);
            bind = Resolve(bind, shared.Socket);
            sockets[i] = new ListenerSocket(bind, shared);
        }
    }

    private static Bind Resolve(Bind bind, Socket socket) =>
        socket.LocalEndPoint is IPEndPoint address ? bind with { Port = address.Port } : bind;

    private static Socket OpenTcp(Bind bind, int backlog, bool sharesPort)
    {
        var socket = BindTcp(bind, sharesPort);
        try
        {
            socket.Listen(backlog);
            socket.Blocking = false;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Socket BindTcp(Bind bind, bool sharesPort)
    {
        var address = FindAddress(bind.Host!);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            if (sharesPort)
                socket.SetRawSocketOption(SolSocket, SoReusePort, MemoryMarshal.AsBytes([1]));
            socket.Bind(new IPEndPoint(address, bind.Port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sockets agree on sharing a port only by sharing it, so another server would go unnoticed: check without sharing first.
    /// Binding is enough for that, and a client that connects to a socket that listens only for a moment is lost.
    /// </summary>
    private static void RejectForeign(Bind bind)
    {
        if (bind.Port != 0)
            BindTcp(bind, sharesPort: false).Dispose();
    }

    private static IPAddress FindAddress(string host)
    {
        if (host.Length == 0 || host == "*")
            return Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        if (IPAddress.TryParse(host, out var address))
            return address;
        var found = Dns.GetHostAddresses(host);
        return Array.Find(found, a => a.AddressFamily == AddressFamily.InterNetwork) ?? found[0];
    }

    private static SharedSocket OpenUnix(Bind bind, int backlog, int holds, UnixSocketAccess access)
    {
        var address = UnixSocketFile.AddressOf(bind);
        UnixSocketFile.RemoveStale(bind, address);
        var socket = BoundFile.Bind(address);
        var file = new BoundFile(bind.Path!);
        try
        {
            access.Apply(bind);
            socket.Listen(backlog);
            socket.Blocking = false;
            return new SharedSocket(socket, holds, file);
        }
        catch
        {
            file.Remove();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The socket, closed by the last of the loops that hold it.</summary>
    private sealed class SharedSocket(Socket socket, int holds, BoundFile? file = null)
    {
        private int _holds = holds;

        public Socket Socket { get; } = socket;

        /// <summary>Returns false if it is closed: a count of 0 is final.</summary>
        public bool TryHold()
        {
            var holds = Volatile.Read(ref _holds);
            while (holds > 0)
            {
                var seen = Interlocked.CompareExchange(ref _holds, holds + 1, holds);
                if (seen == holds)
                    return true;
                holds = seen;
            }

            return false;
        }

        public void Release()
        {
            if (Interlocked.Decrement(ref _holds) > 0)
                return;
            file?.Remove();
            Socket.Dispose();
        }
    }
}
