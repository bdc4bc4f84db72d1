using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Adapters.EndToEnd.Tests.Processes.SharedServers))]

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>Servers with the default settings, one a transport, for all tests that leave a server as they found it.</summary>
public sealed class SharedServers : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ServerProcess>>> _servers = [];

    /// <summary>It listens on a TCP port and on a unix socket.</summary>
    internal Task<ServerProcess> GetAsync(string transport) => _servers.GetOrAdd(transport, Start).Value;

    internal Task<ServerProcess> GetAsync() => GetAsync("auto");

    /// <summary>EndToEnd.App instead of samples/Hello.</summary>
    internal Task<ServerProcess> GetAppAsync() => _servers.GetOrAdd("app", _ => new(() => ServerProcess.StartAppAsync())).Value;

    /// <summary>The address of a kind: tcp or unix.</summary>
    internal async Task<string> AddressAsync(string transport, string kind) =>
        (await GetAsync(transport)).Addresses[kind == "tcp" ? 0 : 1];

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
            await (await server.Value).DisposeAsync();
    }

    private static Lazy<Task<ServerProcess>> Start(string transport) => new(() => ServerProcess.StartAsync(
        "--transport", transport, "--bind", "127.0.0.1:0", "--bind", $"unix:{ServerProcess.NewSocketPath()}"));
}
