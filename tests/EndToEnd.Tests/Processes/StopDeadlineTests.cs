using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>A stop ends in time, whatever the application does.</summary>
public sealed class StopDeadlineTests
{
    [Theory]
    [InlineData("epoll", "1")]
    [InlineData("epoll", "2")]
    [InlineData("sockets", "1")]
    [InlineData("sockets", "2")]
    public async Task A_loop_that_is_held_does_not_hold_up_the_stop(string transport, string loops)
    {
        await using var server = await ServerProcess.StartAppAsync(
            "--timeout-graceful-shutdown", "1s", "--transport", transport, "--loops", loops);
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET /hold/deadlock HTTP/1.1\r\nHost: test\r\n\r\n");
        await server.WaitForErrorAsync("by GET /hold/deadlock (HoldingHandler.Deadlock)");

        Assert.Equal(4, await server.StopAsync());

        Assert.Contains(
            server.Error,
            line => line.EndsWith("did not stop: GET /hold/deadlock (HoldingHandler.Deadlock) is blocking it; continuing without it"));
        Assert.DoesNotContain(server.Error, line => line.EndsWith("Stopped"));
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_second_signal_ends_a_server_whose_loop_is_held(string transport)
    {
        await using var server = await ServerProcess.StartAppAsync("--transport", transport, "--loops", "1");
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET /hold/deadlock HTTP/1.1\r\nHost: test\r\n\r\n");
        await server.WaitForErrorAsync("by GET /hold/deadlock (HoldingHandler.Deadlock)");

        await server.SignalUntilExitAsync(Signal.Terminate);

        Assert.Equal(143, await server.WaitForExitAsync());
    }

    /// <summary>The deadline has a thread of its own: without it nothing of this stop would ever run.</summary>
    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_pool_that_is_blocked_does_not_hold_up_the_stop(string transport)
    {
        await using var server = await ServerProcess.StartAppAsync("--timeout-graceful-shutdown", "0s", "--transport", transport);
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET /hold/pool HTTP/1.1\r\nHost: test\r\n\r\n");
        await server.WaitForErrorAsync("\"GET /hold/pool HTTP/1.1\"");

        Assert.Equal(4, await server.StopAsync());

        Assert.Contains(server.Error, line => line.EndsWith("The shutdown did not finish within 6 s: terminating the process"));
    }

    [Fact]
    public async Task A_program_that_does_not_let_its_process_exit_ends_with_the_same_status()
    {
        await using var server = ServerProcess.LaunchApp("APP_EXIT", "hangs");
        await server.WaitUntilListeningAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET /hold/deadlock HTTP/1.1\r\nHost: test\r\n\r\n");
        await server.WaitForErrorAsync("by GET /hold/deadlock (HoldingHandler.Deadlock)");

        await server.SignalUntilExitAsync(Signal.Terminate);

        Assert.Equal(128 + (int)Signal.Terminate, await server.WaitForExitAsync());
    }
}
