using System.Net.Sockets;
using Adapters.Server.Native;

namespace Adapters.Server.Binding;

/// <summary>The file that a unix socket has made, told from one that another server has put in its place since.</summary>
internal sealed class BoundFile
{
    private readonly string _path;
    private readonly FileIdentity? _identity;

    /// <summary>Just bound, so that the file is this socket's.</summary>
    public BoundFile(string path)
    {
        // An application may change its working directory.
        _path = Path.GetFullPath(path);
        _identity = FileIdentity.Of(_path);
    }

    /// <summary>
    /// A socket that is bound to an address, and that leaves its file alone when it is closed: the class library would remove
    /// whatever has the name by then.
    /// </summary>
    public static Socket Bind(UnixDomainSocketEndPoint address)
    {
        var bound = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            bound.Bind(address);
        }
        catch
        {
            bound.Dispose();
            throw;
        }

        // Only the object that has bound it removes the file. The handle, and with it the end of the socket, is the other's.
        GC.SuppressFinalize(bound);
        return new Socket(bound.SafeHandle);
    }

    /// <summary>
    /// Removes it, if it is still the socket's. To be called before the socket is closed: until then no other file has its inode.
    /// What cannot be removed is in nobody's way who starts the next server.
    /// </summary>
    public void Remove()
    {
        if (_identity != FileIdentity.Of(_path))
            return;
        try
        {
            File.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Its directory is gone or closed to us, and a stop must not fail for it. A file that is left is found stale.
        }
    }
}
