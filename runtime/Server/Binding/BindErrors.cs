using System.Net.Sockets;

namespace Adapters.Server.Binding;

/// <summary>Explains to the operator why the server cannot listen on an address.</summary>
internal static class BindErrors
{
    /// <summary>Explains that another address of this program takes the same place.</summary>
    public static string ExplainOwn(Bind bind, Bind other)
    {
        return $"cannot listen on {bind}: this program already listens on {other}, which uses the same {bind.Place}; "
            + $"remove one or choose another {bind.Place}";
    }

    public static string Explain(Bind bind, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => bind.Path is null
            ? $"cannot listen on {bind}: another process listens there; stop it or choose another port with --bind"
            : $"cannot listen on {bind}: another process answers on this socket; stop it or choose another path with --bind",
        SocketError.AccessDenied => bind.Path is null
            ? $"cannot listen on {bind}: no permission; ports below 1024 need CAP_NET_BIND_SERVICE, or choose a higher port with --bind"
            : $"cannot listen on {bind}: no permission to create the socket in this directory",
        SocketError.AddressNotAvailable => bind.Path is null
            ? $"cannot listen on {bind}: this machine has no such address; use 127.0.0.1, 0.0.0.0 or one of its own"
            : $"cannot listen on {bind}: the directory does not exist; create it or choose another path with --bind",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"cannot listen on {bind}: the host name is not known; use an IP address or localhost",
        _ => $"cannot listen on {bind}: {error.Message}",
    };
}
