using System.Runtime.CompilerServices;
using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>
/// Room for the longest address of a client: Linux's struct sockaddr_in6. Of the path of a unix socket, it keeps the start.
/// </summary>
[InlineArray(Size)]
internal struct SocketAddressBytes
{
    public const int Size = 28;

    private byte _first;
}
