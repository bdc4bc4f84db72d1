using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>Standard streams that nobody reads, or that are not there.</summary>
public sealed class LogReaderTests
{
    private readonly int _port = LocalPort.Find();

    private string Address => $"http://127.0.0.1:{_port}";

    [Theory]
    [InlineData("epoll", "2>&9")]
    [InlineData("epoll", ">&9 2>&9")]
    [InlineData("sockets", ">&9 2>&9")]
    public async Task A_reader_that_stands_still_before_the_first_line_holds_up_no_stop(string transport, string streams)
    {
        await using var server = await StartAsync(isFull: true, streams, "--transport", transport);
        Assert.Equal(200, (await RawClient.AskAsync(Address, "/download/1")).Status);

        Assert.Equal(0, await server.StopAsync());
    }

    [Theory]
    [InlineData("epoll", "2>&9")]
    [InlineData("sockets", ">&9 2>&9")]
    public async Task A_reader_that_stands_still_in_the_middle_holds_up_no_stop(string transport, string streams)
    {
        await using var server = await StartAsync(isFull: false, streams, "--transport", transport);
        await AskUntilThePipeIsFullAsync();

        Assert.Equal(0, await server.StopAsync());
    }

    /// <summary>The console's own streams take turns: what holds one must not hold the other.</summary>
    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_log_that_nobody_reads_does_not_hold_what_the_application_prints(string transport)
    {
        await using var server = await StartAsync(isFull: true, "2>&9", "--transport", transport, "--loops", "1");

        Assert.Equal("printed", (await RawClient.AskAsync(Address, "/print/one")).Text);
        Assert.Equal("printed", (await RawClient.AskAsync(Address, "/print/two")).Text);

        Assert.Equal(0, await server.StopAsync());
        Assert.Contains("two", server.Output);
    }

    [Fact]
    public async Task A_second_signal_ends_at_once_though_nobody_reads_that()
    {
        await using var server = await StartAsync(isFull: true, "2>&9");
        using var client = await RawClient.ConnectAsync(Address);
        await client.SendAsync("POST /upload HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nbegun");

        await server.SignalUntilExitAsync(Signal.Terminate);

        Assert.Equal(143, await server.WaitForExitAsync());
    }

    [Fact]
    public async Task An_error_that_nobody_reads_ends_the_process_with_its_status()
    {
        await using var server = Launch(isFull: true, "2>&9", "--threads", "x");

        Assert.Equal(2, await server.WaitForExitAsync());
    }

    [Theory]
    [InlineData("epoll", "2>&-")]
    [InlineData("epoll", ">&-")]
    [InlineData("epoll", ">&- 2>&-")]
    [InlineData("epoll", "<&- >&- 2>&-")]
    [InlineData("epoll", "2</dev/null")]
    [InlineData("epoll", "2>/dev/full")]
    [InlineData("sockets", "2>&-")]
    [InlineData("sockets", "<&- >&- 2>&-")]
    public async Task A_stream_that_is_closed_or_takes_nothing_does_not_abort(string transport, string streams)
    {
        await using var server = ServerProcess.LaunchAfter(":", streams, "--transport", transport, "--bind", $"127.0.0.1:{_port}");
        await WaitUntilOpenAsync(server);
        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await RawClient.AskAsync(Address, "/download/1")).Status);

        Assert.Equal(0, await server.StopAsync());
    }

    [Theory]
    [InlineData("2>&-", "--threads", "x", 2)]
    [InlineData("2>/dev/full", "--threads", "x", 2)]
    [InlineData(">&-", "--threads", "1", 0)]
    [InlineData(">/dev/full", "--threads", "1", 1)]
    public async Task What_cannot_be_said_changes_no_status_but_that_of_what_is_to_be_printed(
        string streams, string option, string value, int status)
    {
        await using var server = ServerProcess.LaunchAfter(":", streams, "--print-config", option, value);

        Assert.Equal(status, await server.WaitForExitAsync());
    }

    private async Task<ServerProcess> StartAsync(bool isFull, string streams, params string[] options)
    {
        var server = Launch(isFull, streams, options);
        await WaitUntilOpenAsync(server);
        return server;
    }

    /// <summary>A full pipe takes not one byte more; the shell leaves descriptor 9 to itself.</summary>
    private ServerProcess Launch(bool isFull, string streams, params string[] options)
    {
        var fifo = ServerProcess.NewSocketPath();
        var fill = isFull ? "head -c 65536 /dev/zero >&9" : ":";
        return ServerProcess.LaunchAfter(
            $"mkfifo {fifo}; exec 9<>{fifo}; rm {fifo}; {fill}", $"{streams} 9>&-", [.. options, "--bind", $"127.0.0.1:{_port}"]);
    }

    private Task WaitUntilOpenAsync(ServerProcess server) => Deadline.PollAsync(
        () => server.HasExited ? throw new InvalidOperationException("The process has ended.") : LocalPort.IsOpenAsync(_port),
        () => "The process does not listen.");

    /// <summary>A line is longer than the path of its request, and a pipe holds 64 KiB.</summary>
    private async Task AskUntilThePipeIsFullAsync()
    {
        using var client = await RawClient.ConnectAsync(Address);
        for (var i = 0; i < 200; i++)
        {
            await client.SendAsync($"GET /nothing/{new string('x', 1_000)} HTTP/1.1\r\nHost: test\r\n\r\n");
            Assert.Equal(404, (await client.ReadAnswerAsync()).Status);
        }
    }
}
