using System.Net;
using System.Net.Sockets;
using Adapters;
using Microsoft.Extensions.Logging;

namespace Walked;

[AdaptersApp]
public static partial class App;

[Handler]
public sealed class Greeting
{
    [Get("/hello/{name}")]
    public Task<string> Greet(string name) => Task.FromResult($"Hello, {name}!");
}

/// <summary>One plain request on a connection that has served others before: all that is entered until the response is there.</summary>
internal static class Program
{
    private static readonly byte[] s_request = "GET /hello/ada HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray();

    private static async Task Main()
    {
        var options = new ServerOptions { Loops = 1, LogLevel = LogLevel.Warning };
        options.Binds.Add("http://127.0.0.1:0");
        await using var server = await AdaptersServer.StartAsync(App.Asgi, options);
        using var client = new TcpClient();
        await client.ConnectAsync(IPEndPoint.Parse(new Uri(server.Addresses[0]).Authority));
        await AskAsync(client.GetStream());
        // A new date is made once a second, by whichever request comes first: not by the one that is counted.
        await Task.Delay(1_050 - DateTime.UtcNow.Millisecond);
        await AskAsync(client.GetStream());
        Walk.Begin();
        await AskAsync(client.GetStream());
        Walk.End();
    }

    private static async Task AskAsync(NetworkStream stream)
    {
        await stream.WriteAsync(s_request);
        var received = new byte[4096];
        _ = await stream.ReadAsync(received);
        // What comes behind the last byte belongs to the request, too.
        await Task.Delay(200);
    }
}
