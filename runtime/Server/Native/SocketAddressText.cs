using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Adapters.Server.Hosting;

namespace Adapters.Server.Native;

/// <summary>Linux's struct sockaddr, for the address families that the server listens on.</summary>
internal static class SocketAddressText
{
    private const ushort Unix = 1;
    private const ushort InterNetwork = 2;
    private const ushort InterNetworkV6 = 10;

    public static Address? Read(ReadOnlySpan<byte> address)
    {
        if (address.Length < 2)
            return new Address("", null);
        return MemoryMarshal.Read<ushort>(address) switch
        {
            Unix => new Address(ReadPath(address[2..]), null),
            InterNetwork => new Address(new IPAddress(address.Slice(4, 4)).ToString(), ReadPort(address)),
            InterNetworkV6 => new Address(ReadV6(address.Slice(8, 16)), ReadPort(address)),
            _ => null,
        };
    }

    private static int ReadPort(ReadOnlySpan<byte> address) => BinaryPrimitives.ReadUInt16BigEndian(address[2..]);

    private static string ReadV6(ReadOnlySpan<byte> bytes)
    {
        var ip = new IPAddress(bytes);
        return (ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).ToString();
    }

    private static string ReadPath(ReadOnlySpan<byte> path)
    {
        var end = path.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? path : path[..end]);
    }
}
