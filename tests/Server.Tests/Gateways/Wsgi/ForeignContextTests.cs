using System.Net.Sockets;
using System.Text;
using Adapters.Server.Hosting;
using Adapters.Server.Tests.Transports;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>
/// A middleware that runs its inner application under a synchronization context of its own, or none: what it has wrapped
/// completes on any thread, and the gateway's objects belong to the loop.
/// </summary>
public sealed class ForeignContextTests
{
    private const int Clients = 4;
    private const int Requests = 50;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_with_a_body_in_parts_are_answered_and_so_are_the_next(bool hasContext)
    {
        var options = new ServerOptions { Loops = 1, Threads = Clients, LogLevel = LogLevel.None, Binds = { "http://127.0.0.1:0" } };
        await using var server = await AdaptersServer.StartAsync(Foreign(new WsgiApplication(Echo).ToAsgi(), hasContext), options);
        var address = new Uri(server.Addresses[0]);

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => Converse(address, client)))).Within();
    }

    /// <summary>Completes each receive and each send on whatever thread the await in it continues.</summary>
    private static AsgiApplication Foreign(AsgiApplication inner, bool hasContext) => (scope, receive, send) =>
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(hasContext ? new SynchronizationContext() : null);
        try
        {
            return inner(
                scope,
                async () =>
                {
                    var message = await receive();
                    await Task.Yield();
                    return message;
                },
                async message =>
                {
                    await send(message);
                    await Task.Yield();
                });
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    };

    private static IEnumerable<ReadOnlyMemory<byte>> Echo(Environ environ, StartResponse start)
    {
        start("200 OK", []);
        var body = Encoding.ASCII.GetString(((WsgiInput)environ.Input).ReadToEnd());
        return [Encoding.ASCII.GetBytes($"{environ.PathInfo} {body}")];
    }

    private static void Converse(Uri address, int client)
    {
        for (var i = 0; i < Requests; i++)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.ReceiveTimeout = (int)Patience.Limit.TotalMilliseconds;
            socket.Connect(address.Host, address.Port);
            var answer = Ask(socket, $"/{client}/{i}", "body of ", $"{client}");
            Assert.Contains($"/{client}/{i} body of {client}", answer, StringComparison.Ordinal);
        }
    }

    private static string Ask(Socket socket, string path, params string[] parts)
    {
        var length = parts.Sum(part => part.Length);
        socket.Send(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"));
        foreach (var part in parts)
        {
            Thread.Sleep(1);
            socket.Send(Encoding.ASCII.GetBytes(part));
        }

        using var reader = new StreamReader(new NetworkStream(socket), Encoding.Latin1);
        return reader.ReadToEnd().Replace("\r\n", "", StringComparison.Ordinal);
    }
}
