using System.Text;
using Adapters.Protocols.Tests.Uwsgi;

namespace Adapters.Server.Tests.Connections;

/// <summary>A request as a front server sends it over uwsgi.</summary>
internal static class UwsgiPacket
{
    /// <summary>A GET with variables, in Latin-1; one whose value is null is not given.</summary>
    public static byte[] Of(params IEnumerable<(string Name, string? Value)> variables)
    {
        var packet = new byte[64 * 1024];
        var writer = new UwsgiWriter(packet);
        writer.Variable("REQUEST_METHOD"u8, "GET"u8);
        foreach (var (name, value) in variables)
        {
            if (value is not null)
                writer.Variable(Encoding.Latin1.GetBytes(name), Encoding.Latin1.GetBytes(value));
        }

        return packet[..writer.Written];
    }

    /// <summary>The answer to a packet, on a connection of its own.</summary>
    public static string Ask(this LoopedServer server, byte[] packet)
    {
        var client = server.Connect();
        client.Write(packet);
        var answer = server.ReadAll(client);
        Assert.True(client.HasEnded);
        return answer;
    }
}
