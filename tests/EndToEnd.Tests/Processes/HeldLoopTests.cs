using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>A handler that holds its loop in a real process: what the log says, and what becomes of everybody else.</summary>
public sealed class HeldLoopTests
{
    private const int Clients = 30;
    private const string Handler = "GET /hold/until-released (HoldingHandler.UntilReleased)";

    [Theory]
    [InlineData("epoll", "tcp")]
    [InlineData("epoll", "unix")]
    [InlineData("sockets", "tcp")]
    [InlineData("sockets", "unix")]
    public async Task Who_comes_is_answered_by_another_loop_until_the_one_that_is_held_turns_again(string transport, string kind)
    {
        await using var server = await StartAsync(transport, kind);
        using var holder = await HoldAsync(server, "/hold/until-released", Handler);

        await AskAllAsync(server);

        var line = await server.WaitForErrorAsync($"is still blocked by {Handler}");
        Assert.Contains("Its thread is waiting for a task, a lock or a timer, in futex", line);
        Assert.EndsWith($"Another event loop accepts its new connections. Print its stack with: dotnet-stack report -p {server.Id}", line);
        Assert.Equal(200, (await server.GetAsync("/hold/release")).Status);
        Assert.Equal("released", (await holder.ReadAnswerAsync()).Text);
        await server.WaitForErrorAsync("is running again and accepts its own connections");
        await AskAllAsync(server);
        Assert.Equal(0, await server.StopAsync());
    }

    [Theory]
    [InlineData("epoll", "tcp")]
    [InlineData("epoll", "unix")]
    [InlineData("sockets", "tcp")]
    [InlineData("sockets", "unix")]
    public async Task A_stop_ends_in_time_while_another_loop_answers_for_one_that_never_turns_again(string transport, string kind)
    {
        await using var server = await StartAsync(transport, kind);
        using var holder = await HoldAsync(server, "/hold/deadlock", "GET /hold/deadlock (HoldingHandler.Deadlock)");
        await server.WaitForErrorAsync("Another event loop accepts its new connections");
        await AskAllAsync(server);

        Assert.Equal(4, await server.StopAsync());
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task The_only_loop_has_nobody_who_accepts_for_it_and_the_log_says_so(string transport)
    {
        await using var server = await ServerProcess.StartAppAsync(
            "--transport", transport, "--loops", "1", "--loop-stall", "50ms", "--timeout-graceful-shutdown", "0s");
        using var holder = await HoldAsync(server, "/hold/until-released", Handler);

        var line = await server.WaitForErrorAsync($"is still blocked by {Handler}");
        Assert.Contains("It is the only event loop (--loops 1), so new connections are waiting for it", line);

        Assert.Equal(4, await server.StopAsync());
    }

    private static Task<ServerProcess> StartAsync(string transport, string kind) => ServerProcess.StartAppAsync(
        "--transport", transport, "--loops", "2", "--loop-stall", "50ms", "--timeout-graceful-shutdown", "1s",
        "--bind", kind == "tcp" ? "127.0.0.1:0" : $"unix:{ServerProcess.NewSocketPath()}");

    private static async Task<RawClient> HoldAsync(ServerProcess server, string path, string handler)
    {
        var holder = await RawClient.ConnectAsync(server.Address);
        await holder.SendAsync($"GET {path} HTTP/1.1\r\nHost: test\r\n\r\n");
        await server.WaitForErrorAsync($"by {handler}");
        return holder;
    }

    /// <summary>On a connection each, which the kernel spreads over the loops.</summary>
    private static async Task AskAllAsync(ServerProcess server)
    {
        for (var i = 0; i < Clients; i++)
            Assert.Equal(200, (await server.GetAsync("/download/1")).Status);
    }
}
