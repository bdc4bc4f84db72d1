using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Adapters.EndToEnd.Tests;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>The server as a process: over TCP and unix sockets, HTTP and uwsgi.</summary>
internal sealed class ActorServer : ChildProcess
{
    private const string Listening = "Listening on ";
    private const int Binds = 4;

    private readonly ConcurrentQueue<string> _records = new();
    private EndPoint[] _addresses = [];

    private ActorServer(Variant variant, ulong seed)
        : base(
            variant.Program.Length == 0 ? "dotnet" : variant.Program,
            [.. variant.Program.Length == 0 ? (string[])[Own] : [], .. ActorServerSettings.Arguments, .. Arguments(variant)],
            new Dictionary<string, string> { [ActorPlans.SeedVariable] = seed.ToString(CultureInfo.InvariantCulture) })
    {
    }

    /// <summary>HTTP over TCP.</summary>
    public EndPoint Plain => _addresses[0];

    private static string Own =>
        typeof(ActorServer).Assembly.GetName().Name is { } name ? Path.Combine(AppContext.BaseDirectory, name + ".dll") : "";

    public static async Task<ActorServer> StartAsync(Variant variant, ulong seed)
    {
        var server = new ActorServer(variant, seed);
        try
        {
            await Deadline.PollAsync(
                () => server.FindAddresses().Count() == Binds || server.HasExited, () => "The server does not listen.");
            server._addresses = [.. server.FindAddresses().Select(Resolve)];
            if (server._addresses.Length < Binds)
                throw new InvalidOperationException("The server has ended:\n" + string.Join('\n', server.Error));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a client connects: some over TCP, some over a unix socket.</summary>
    public EndPoint AddressFor(bool isUwsgi, bool isUnix) => _addresses[(isUwsgi ? 2 : 0) + (isUnix ? 1 : 0)];

    public bool TryTakeRecord(out string line) => _records.TryDequeue(out line!);

    protected override void OnOutput(string line) => _records.Enqueue(line);

    private static string[] Arguments(Variant variant)
    {
        var path = Path.Combine(Path.GetTempPath(), $"actors-{Guid.NewGuid():n}");
        return
        [
            "--transport", variant.Transport, "--loops", variant.Loops.ToString(CultureInfo.InvariantCulture),
            "--bind", "127.0.0.1:0", "--bind", $"unix:{path}-http", "--bind", "uwsgi://127.0.0.1:0", "--bind", $"uwsgi+unix:{path}-uwsgi",
        ];
    }

    private IEnumerable<string> FindAddresses() =>
        Error.Where(line => line.Contains(Listening)).Select(line => line.Split(Listening)[1].Split(' ')[0]);

    private static EndPoint Resolve(string address)
    {
        if (address.IndexOf("unix:", StringComparison.Ordinal) is >= 0 and var at)
            return new UnixDomainSocketEndPoint(address[(at + "unix:".Length)..]);
        var uri = new Uri(address);
        return new IPEndPoint(IPAddress.Parse(uri.Host), uri.Port);
    }
}
