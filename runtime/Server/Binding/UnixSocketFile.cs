using System.Net.Sockets;

namespace Adapters.Server.Binding;

/// <summary>The file of a unix socket, which outlives a server that did not end well.</summary>
internal static class UnixSocketFile
{
    /// <summary>What open says of a socket, as errno: Linux's ENXIO, and macOS's EOPNOTSUPP.</summary>
    private const int LinuxNoDevice = 6;
    private const int MacNotSupported = 102;

    /// <exception cref="BindException">The system takes no path of this length.</exception>
    public static UnixDomainSocketEndPoint AddressOf(Bind bind)
    {
        try
        {
            return new UnixDomainSocketEndPoint(bind.Path!);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new BindException($"cannot listen on {bind}: the path is too long for a unix socket; choose one of less than 100 bytes");
        }
    }

    /// <summary>Removes a socket on which nobody answers.</summary>
    /// <exception cref="BindException">The file is no socket, or may not be removed.</exception>
    /// <exception cref="SocketException">A server answers.</exception>
    public static void RemoveStale(Bind bind, UnixDomainSocketEndPoint address)
    {
        if (Directory.Exists(bind.Path))
            throw NoSocket(bind, "is a directory");
        if (!File.Exists(bind.Path))
            return;
        if (Answers(address))
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        // To a file that is no socket, connect says the same as to a socket without a server.
        if (!IsSocket(bind.Path))
            throw NoSocket(bind, "is a file, and not a socket");
        Remove(bind);
    }

    private static bool Answers(UnixDomainSocketEndPoint address)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(address);
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }

    /// <summary>A socket cannot be opened, and says so in its own way. For reading and writing: to open a pipe for one would wait.</summary>
    private static bool IsSocket(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException error)
        {
            return error.HResult is LinuxNoDevice or MacNotSupported;
        }
    }

    private static void Remove(Bind bind)
    {
        try
        {
            File.Delete(bind.Path!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BindException($"cannot listen on {bind}: a stale socket is in the way and cannot be removed; remove it or choose another path with --bind");
        }
    }

    private static BindException NoSocket(Bind bind, string what) =>
        new($"cannot listen on {bind}: {bind.Path} {what}; choose another path with --bind");
}
