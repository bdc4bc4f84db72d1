using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>A server with nginx before it, and an address without nginx to compare with.</summary>
internal sealed class FrontedServer : IAsyncDisposable
{
    private FrontedServer(ServerProcess server, NginxProcess nginx)
    {
        Server = server;
        Front = nginx;
    }

    public ServerProcess Server { get; }

    public NginxProcess Front { get; }

    /// <summary>The server itself, over HTTP.</summary>
    public string Direct => Server.Addresses[1];

    public string Fronted => Front.Address;

    public string At(bool isBuffered) => isBuffered ? Front.Address : Front.UnbufferedAddress;

    /// <summary>samples/Hello behind nginx.</summary>
    /// <param name="way">How nginx reaches the server: http, unix, uwsgi, uwsgi+unix, scgi or scgi+unix.</param>
    public static Task<FrontedServer> StartAsync(string way) => StartAsync(ServerProcess.StartAsync, way, "");

    /// <summary>EndToEnd.App behind nginx.</summary>
    /// <param name="way">As above.</param>
    /// <param name="rules">What the configuration of nginx has beside <c>location /</c>; PASS stands for the way to the server.</param>
    public static Task<FrontedServer> StartAppAsync(string way, string rules = "") => StartAsync(ServerProcess.StartAppAsync, way, rules);

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static async Task<FrontedServer> StartAsync(Func<string[], Task<ServerProcess>> start, string way, string rules)
    {
        var server = await start(["--bind", Bind(way), "--bind", "127.0.0.1:0", "--limit-request-body", "100000000"]);
        try
        {
            return new FrontedServer(server, await NginxProcess.StartAsync(server.Address, rules));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static string Bind(string way) => way switch
    {
        "http" or "uwsgi" or "scgi" => $"{way}://127.0.0.1:0",
        _ => $"{way}:{ServerProcess.NewSocketPath()}",
    };
}
