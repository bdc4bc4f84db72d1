using System.Net.Sockets;
using Adapters.Server.Native;

namespace Adapters.Server.Binding;

/// <summary>
/// The file that a unix socket has created, distinguished from a file that another server has put in its place since.
/// </summary>
internal sealed class BoundFile
{
    private readonly string _path;
    private readonly FileIdentity? _identity;

    /// <summary>Just bound, so the file is this socket's.</summary>
    public BoundFile(string path)
    {
        // An application may change its working directory.
        _path = Path.GetFullPath(path);
        _identity = FileIdentity.Of(_path);
    }

    /// <summary>
    /// Creates a socket that is bound to an address and leaves its file alone when it is closed: the class library would remove
    /// whatever file has the name by then.
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

        // Only the object that has bound the socket removes the file. The other object owns the handle and closes the socket.
        GC.SuppressFinalize(bound);
        return new Socket(bound.SafeHandle);
    }

    /// <summary>
    /// Removes the file, if it is still the socket's. Must be called before the socket is closed: until then, no other file has
    /// its inode. A file that cannot be removed does not prevent the start of the next server.
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
            // Its directory is gone or not accessible, which must not make a stop fail. A remaining file is recognized as
            // stale.
        }
    }
}
