using System.Net.Sockets;

namespace Adapters.Server.Binding;

/// <summary>The file of a unix socket, which outlives a server that did not shut down properly.</summary>
internal static class UnixSocketFile
{
    /// <summary>The errno of opening a socket: Linux's ENXIO, and macOS's EOPNOTSUPP.</summary>
    private const int LinuxNoDevice = 6;
    private const int MacNotSupported = 102;

    /// <exception cref="BindException">The path is too long for the system.</exception>
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

    /// <summary>Removes a socket on which no server answers.</summary>
    /// <exception cref="BindException">The file is not a socket, or cannot be removed.</exception>
    /// <exception cref="SocketException">A server answers.</exception>
    public static void RemoveStale(Bind bind, UnixDomainSocketEndPoint address)
    {
        if (Directory.Exists(bind.Path))
            throw NoSocket(bind, "is a directory");
        if (!File.Exists(bind.Path))
            return;
        if (Answers(address))
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        // For a file that is not a socket, connect fails in the same way as for a socket without a server.
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

    /// <summary>
    /// A socket cannot be opened, and fails with an error of its own. For reading and writing, because opening a pipe for one
    /// of them would wait.
    /// </summary>
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
            throw new BindException(
                $"cannot listen on {bind}: a stale socket is in the way and cannot be removed; remove it or choose "
                + "another path with --bind");
        }
    }

    private static BindException NoSocket(Bind bind, string what) =>
        new($"cannot listen on {bind}: {bind.Path} {what}; choose another path with --bind");
}
