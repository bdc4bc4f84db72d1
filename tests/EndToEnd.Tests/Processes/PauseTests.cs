using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>A process that is stopped for a while, as by a debugger or with its container.</summary>
public sealed class PauseTests
{
    [Fact]
    public async Task A_request_that_arrives_whole_during_the_pause_is_not_late()
    {
        await using var server = await ServerProcess.StartAsync("--transport", "epoll", "--loops", "1", "--timeout-head", "2s");
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET /plaintext HTTP/1.1\r\nHost: test\r\n\r\nGET /plain");
        Assert.Equal(200, (await client.ReadAnswerAsync()).Status);

        // The loop waits again: it is the wait that the pause interrupts.
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        server.Signal(Signal.Stop);
        await Task.Delay(TimeSpan.FromSeconds(3));
        await client.SendAsync("text HTTP/1.1\r\nHost: test\r\n\r\n");
        server.Signal(Signal.Continue);

        Assert.Equal(200, (await client.ReadAnswerAsync()).Status);
    }
}
