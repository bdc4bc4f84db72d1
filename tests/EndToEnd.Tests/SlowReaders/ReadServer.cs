using System.Globalization;
using System.Text.RegularExpressions;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.SlowReaders;

/// <summary>A server with clients that read an endless response from it, and which of them it has cut, by its log.</summary>
internal sealed partial class ReadServer(ServerProcess server) : IAsyncDisposable
{
    private const string Endless = "GET /download/1000000 HTTP/1.1\r\nHost: test\r\n\r\n";

    private readonly List<SlowReader> _readers = [];
    private readonly Dictionary<SlowReader, TimeSpan> _cuts = [];

    public IReadOnlyList<SlowReader> Readers => _readers;

    /// <summary>Starts the server where its log can be read: on TCP, and on a unix socket where it is to be reached so.</summary>
    public static async Task<ReadServer> StartAsync(string transport, string networkNamespace, string host, params string[] options) =>
        new(await ServerProcess.StartAppInAsync(networkNamespace,
            ["--transport", transport, "--bind", $"{host}:0", "--bind", $"unix:{ServerProcess.NewSocketPath()}", .. options]));

    /// <summary>Connects one after the other, so that the numbers of the connections in the log are those of the clients.</summary>
    public async Task ReadAsync(IEnumerable<Reading> readings)
    {
        foreach (var reading in readings)
        {
            var reader = await SlowReader.StartAsync(server.Addresses[reading.Kind == "tcp" ? 0 : 1], reading, Endless);
            _readers.Add(reader);
            await Deadline.PollAsync(() => reader.Bytes > 0, () => $"The server does not answer {reading}.");
        }
    }

    /// <summary>Those that the server has cut until now, with their age when that was first seen.</summary>
    public IReadOnlyDictionary<SlowReader, TimeSpan> FindCuts()
    {
        foreach (var line in server.Error)
        {
            if (CutLine().Match(line) is { Success: true } match)
            {
                var reader = _readers[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - 1];
                _cuts.TryAdd(reader, reader.Elapsed);
            }
        }

        return _cuts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in _readers)
            reader.Dispose();
        await server.DisposeAsync();
    }

    [GeneratedRegex(@"Closed connection (\d+): the client ")]
    private static partial Regex CutLine();
}
