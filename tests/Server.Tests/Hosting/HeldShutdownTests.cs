using Adapters.Server.Tests.Telemetry.Logging;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Hosting;

/// <summary>An application whose clean-up blocks its loop.</summary>
public sealed class HeldShutdownTests
{
    [Fact]
    public async Task A_shutdown_that_holds_its_loop_is_named()
    {
        using var release = new ManualResetEventSlim();
        var log = new RecordedLog
        {
            Added = line =>
            {
                // On a busy machine, a report that the loop gets no processor may come first.
                if (line.Contains("blocked ", StringComparison.Ordinal))
                    release.Set();
            },
        };
        var server = await AdaptersServer.StartAsync(
            async (scope, receive, send) =>
            {
                await receive();
                await send(new LifespanStartupComplete());
                await receive();
#pragma warning disable ADPT102 // To hold the loop is what this application is for.
                release.Wait(Patience.Limit);
#pragma warning restore ADPT102
                await send(new LifespanShutdownComplete());
            },
            new ServerOptions
            {
                LoggerFactory = log, Loops = 1, LoopStall = TimeSpan.FromMilliseconds(50), Binds = { "http://127.0.0.1:0" },
            });

        await server.StopAsync();

        Assert.Contains(log.Lines, line => line.Contains(
            " by the application's shutdown", StringComparison.Ordinal) && line.Contains("blocked ", StringComparison.Ordinal));
    }
}
