using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Serving;

/// <summary>What a person sees who starts the program: exit status, and every line.</summary>
public sealed class CommandLineTests(SharedServers servers)
{
    [Theory]
    [InlineData("error: unknown option '--bogus'; --help lists the options", "--bogus")]
    [InlineData("error: unknown option '--thread'; did you mean --threads? --help lists the options", "--thread", "4")]
    [InlineData(
        "error: the value 'x' of --threads is not a whole number from 1 to 10000; give one, such as --threads 16", "--threads", "x")]
    [InlineData(
        "error: the value 'foo' of --bind is not usable: 'foo' is not an address to listen on: use http://host:port, unix:/path, "
        + "uwsgi://host:port, uwsgi+unix:/path, scgi://host:port or scgi+unix:/path; give one, such as --bind http://127.0.0.1:8000",
        "--bind", "foo")]
    public async Task A_setting_that_cannot_be_used_is_one_line_and_status_2(string expected, params string[] arguments)
    {
        await using var run = await ServerProcess.RunAsync(arguments);

        Assert.Equal(2, run.Status);
        Assert.Equal([expected], run.Error);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_port_in_use_is_one_line_and_status_2(string transport)
    {
        var address = await servers.AddressAsync("epoll", "tcp");

        await using var run = await ServerProcess.RunAsync("--bind", address, "--transport", transport);

        Assert.Equal(2, run.Status);
        Assert.Equal(
            [$"error: cannot listen on {address}: another process listens there; stop it or choose another port with --bind"], run.Error);
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_unix_socket_in_use_is_one_line_and_status_2(string transport)
    {
        var address = await servers.AddressAsync("epoll", "unix");

        await using var run = await ServerProcess.RunAsync("--bind", address, "--transport", transport);

        Assert.Equal(2, run.Status);
        Assert.Equal(
            [$"error: cannot listen on {address}: another process answers on this socket; stop it or choose another path with --bind"],
            run.Error);
        Assert.Equal(200, (await Clients.RawClient.AskAsync(address, "/")).Status);
    }

    [Fact]
    public async Task A_socket_file_that_a_killed_server_left_is_taken_over()
    {
        var address = $"unix:{ServerProcess.NewSocketPath()}";
        await using (var first = await ServerProcess.StartAsync("--bind", address))
            first.Signal(Signal.Kill);

        await using var second = await ServerProcess.StartAsync("--bind", address);

        Assert.Equal(200, (await second.GetAsync("/")).Status);
        Assert.Equal(0, await second.StopAsync());
        Assert.False(File.Exists(address["unix:".Length..]));
    }

    [Fact]
    public async Task Help_is_printed_with_status_0()
    {
        await using var run = await ServerProcess.RunAsync("--help");

        Assert.Equal(0, run.Status);
        Assert.Equal("Usage: the program, then options as --name value or --name=value.", run.Output[0]);
        Assert.Contains("  --threads <number>  [ADAPTERS_THREADS]", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Check_config_says_that_all_is_well_and_serves_nothing()
    {
        await using var run = await ServerProcess.RunAsync("--check-config", "--threads", "4");

        Assert.Equal(0, run.Status);
        Assert.Equal(["configuration ok"], run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Print_config_tells_each_value_and_its_origin()
    {
        await using var run = await ServerProcess.RunAsync("--print-config", "--threads", "4");

        Assert.Equal(0, run.Status);
        Assert.Contains("--threads=4  # command line", run.Output);
        Assert.Contains("--queue=1024  # default", run.Output);
    }

    [Fact]
    public async Task Routes_lists_the_routes_and_serves_nothing()
    {
        await using var run = await ServerProcess.RunAsync("--routes");

        Assert.Equal(0, run.Status);
        Assert.StartsWith("METHOD", run.Output[0], StringComparison.Ordinal);
        Assert.Contains(run.Output, l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is
            ["GET", "/hello/{name}", "HelloHandler.Greet", "worker", "thread"]);
        Assert.Empty(run.Error);
    }
}
