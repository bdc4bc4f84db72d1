using System.Net;
using System.Net.Sockets;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>Ports of this machine, for processes that cannot say which one they have taken.</summary>
internal static class LocalPort
{
    /// <summary>Below those that the kernel gives to clients: a client that tries such a one again and again once has it itself.</summary>
    private const int First = 20_000;
    private const int Last = 32_000;

    /// <summary>One that is free.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another one, then.
            }
        }
    }

    /// <summary>Whether somebody listens there.</summary>
    public static async Task<bool> IsOpenAsync(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
