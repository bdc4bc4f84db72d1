using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Adapters.Server.Tests.Telemetry.Logging;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Hosting;

/// <summary>What --record writes down, and what becomes of a recording that cannot go on.</summary>
public sealed class RecordingTests : IDisposable
{
    private const string Request = "POST /\u00e4 HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\nconnection: close\r\n\r\n\"\\\n";

    private static readonly HttpClient Client = new();
    private readonly TemporaryDirectory _folder = new();
    private readonly RecordedLog _log = new();

    private string FileName => _folder.File("wire.jsonl");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_recording_has_the_bytes_of_each_connection_and_what_the_kernel_took(string transport)
    {
        Assert.SkipWhen(transport == "epoll" && !OperatingSystem.IsLinux(), "epoll is Linux's");
        await using (var server = await Start(transport: transport))
            await Exchange(server, Request);

        var lines = await Read();
        Assert.Equal("adapters-wire", lines[0].GetProperty("format").GetString());
        Assert.Equal("accept", Event(lines[1]));
        Assert.Equal("http", lines[1].GetProperty("protocol").GetString());
        Assert.StartsWith("127.0.0.1:", lines[1].GetProperty("client").GetString());
        Assert.Equal(
            Request,
            string.Concat(lines[1..].Where(line => Event(line) == "receive").Select(line => line.GetProperty("bytes").GetString())));
        Assert.All(
            lines[1..].Where(line => Event(line) == "send"),
            line => Assert.Equal(line.GetProperty("offered").GetInt32(), line.GetProperty("taken").GetInt32()));
        Assert.Equal(["send", "end", "peer-end", "close"], lines[3..].Select(Event).Where(what => what != "receive"));
        Assert.Contains(_log.Lines, line => line.StartsWith($"Warning Recording every connection to {FileName}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recording_that_cannot_begin_is_not_said_to_go_on()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no file that is full");
        await using (await Start(path: "/dev/full"))
        {
        }

        Assert.Contains(_log.Lines, line => line.StartsWith("Warning The recording to /dev/full has ended", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("Recording every connection", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recording_is_for_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights");
        await using (await Start())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, await Task.Run(() => ModeOf(FileName)));
    }

    [Fact]
    public async Task A_recording_ends_at_its_limit_and_the_server_goes_on()
    {
        await using (var server = await Start(limit: 4_096))
        {
            await Exchange(
                server, $"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 8000\r\nconnection: close\r\n\r\n{new string('x', 8_000)}");
            for (var i = 0; i < 3; i++)
                Assert.Equal("hello", await Client.GetStringAsync(server.Addresses[0]));
        }

        Assert.Equal("limit", Event((await Read())[^1]));
        Assert.InRange((await File.ReadAllBytesAsync(FileName)).Length, 1, 4_096);
        Assert.Equal(
            $"Warning The recording to {FileName} has ended; the server continues: it has reached --limit-record, 4096 bytes",
            Assert.Single(_log.Lines, line => line.Contains("has ended", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_reported_at_start_and_holds_nothing_up()
    {
        var port = 0;
        await using (
            var server = await AdaptersServer.StartAsync(
                Answer, new ServerOptions { LoggerFactory = _log, Binds = { "http://127.0.0.1:0" } }))
            port = new Uri(server.Addresses[0]).Port;
        var options = new ServerOptions
        {
            LoggerFactory = _log, Loops = 1, Binds = { $"http://127.0.0.1:{port}" }, Record = _folder.File("no/such/file"),
        };

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => AdaptersServer.StartAsync(Answer, options));

        Assert.Equal(
            $"--record cannot write its file '{options.Record}': its folder does not exist; create it, or specify another file",
            error.Message);
        options.Record = "";
        await using var next = await AdaptersServer.StartAsync(Answer, options);
        Assert.Equal("hello", await Client.GetStringAsync(next.Addresses[0]));
    }

    [Fact]
    public async Task A_named_pipe_is_refused_because_opening_it_waits_for_a_reader()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Named pipes of Linux.");
        var pipe = _folder.File("pipe");
        using (var made = Process.Start("mkfifo", pipe))
            await made.WaitForExitAsync().Within();

        var error = await Assert.ThrowsAsync<ConfigurationException>(
            () => AdaptersServer.StartAsync(
                Answer, new ServerOptions { LoggerFactory = _log, Binds = { "http://127.0.0.1:0" }, Record = pipe }).Within());

        Assert.Equal($"--record cannot write its file '{pipe}': it is a named pipe: name a file", error.Message);
    }

    private static string Event(JsonElement line) => line.GetProperty("event").GetString()!;

    private static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    /// <summary>Sends a request in one piece, and reads to the end.</summary>
    private static async Task Exchange(RunningServer server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(server.Addresses[0]).Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        await stream.CopyToAsync(Stream.Null);
    }

    private static async ValueTask Answer(Scope scope, Receive receive, Send send)
    {
        if (scope is not HttpScope)
            throw new NotSupportedException(scope.Type);
        while (await receive() is HttpRequest { MoreBody: true })
        {
        }

        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody("hello"u8.ToArray()));
    }

    private async Task<JsonElement[]> Read() =>
        [.. (await File.ReadAllLinesAsync(FileName)).Select(line => JsonDocument.Parse(line).RootElement)];

    private Task<RunningServer> Start(string transport = "auto", long limit = 1_000_000, string? path = null) => AdaptersServer.StartAsync(
        Answer,
        new ServerOptions
        {
            LoggerFactory = _log,
            Loops = 1,
            Transport = transport,
            Binds = { "http://127.0.0.1:0" },
            Record = path ?? FileName,
            LimitRecord = limit,
        });
}
