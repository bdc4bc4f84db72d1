namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>A signal while the application starts up.</summary>
public sealed class StartupStopTests
{
    [Theory]
    [InlineData("epoll", Signal.Terminate)]
    [InlineData("epoll", Signal.Interrupt)]
    [InlineData("sockets", Signal.Terminate)]
    internal async Task A_startup_that_heeds_its_token_ends_with_the_signal(string transport, Signal signal)
    {
        await using var server = ServerProcess.LaunchApp("APP_STARTUP", "heeds", "--transport", transport);
        await server.WaitForOutputAsync("starting");

        server.Signal(signal);

        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Contains(
            server.Error, line => line.EndsWith("The application's startup was abandoned: TaskCanceledException: A task was canceled."));
        Assert.DoesNotContain(server.Error, line => line.Contains("Listening"));
        Assert.DoesNotContain("cleaned up", server.Output);
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_startup_that_completes_all_the_same_is_cleaned_up_after(string transport)
    {
        await using var server = ServerProcess.LaunchApp("APP_STARTUP", "completes", "--transport", transport);
        await server.WaitForOutputAsync("starting");

        Assert.Equal(0, await server.StopAsync());

        Assert.Contains("cleaned up", server.Output);
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_startup_that_hangs_is_ended_at_the_deadline(string transport)
    {
        await using var server = ServerProcess.LaunchApp(
            "APP_STARTUP", "hangs", "--transport", transport, "--timeout-graceful-shutdown", "1s");
        await server.WaitForOutputAsync("starting");

        Assert.Equal(0, await server.StopAsync());

        Assert.Contains(
            server.Error, line => line.EndsWith("The application's startup was abandoned: it did not finish within 1 s of the signal"));
    }

    [Theory]
    [InlineData("epoll", "1")]
    [InlineData("epoll", "2")]
    [InlineData("sockets", "2")]
    public async Task A_startup_that_holds_its_loop_is_ended_at_the_deadline(string transport, string loops)
    {
        await using var server = ServerProcess.LaunchApp(
            "APP_STARTUP", "blocks", "--transport", transport, "--loops", loops, "--timeout-graceful-shutdown", "1s");
        await server.WaitForOutputAsync("starting");

        Assert.Equal(4, await server.StopAsync());

        Assert.Contains(
            server.Error,
            line => line.EndsWith("Event loop 0 did not stop: the application's startup is blocking it; continuing without it"));
    }

    [Fact]
    public async Task A_second_signal_ends_a_startup_that_hangs()
    {
        await using var server = ServerProcess.LaunchApp("APP_STARTUP", "hangs");
        await server.WaitForOutputAsync("starting");

        await server.SignalUntilExitAsync(Signal.Terminate);

        Assert.Equal(143, await server.WaitForExitAsync());
    }
}
