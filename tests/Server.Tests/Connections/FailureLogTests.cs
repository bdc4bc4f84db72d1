namespace Adapters.Server.Tests.Connections;

/// <summary>What an application raised is one line of the log, wherever it was raised.</summary>
public sealed class FailureLogTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_failure_is_logged_once(bool isHeadSent, bool isCancellation)
    {
        using var server = new LoopedServer(async (_, _, send) =>
        {
            await send(new HttpResponseStart(200));
            if (isHeadSent)
                await send(new HttpResponseBody("sent"u8.ToArray(), moreBody: true));
            throw isCancellation ? new OperationCanceledException("its own deadline") : new InvalidOperationException("broken");
        });
        var client = server.Connect();
        server.Ask(client, Applications.Get);

        Assert.True(client.HasEnded || client.IsReset);
        var failures = server.Log.Where(line => !line.StartsWith("Debug:", StringComparison.Ordinal));
        // It has no route.
        Assert.StartsWith("Error: The application failed on connection 1 in GET /", Assert.Single(failures), StringComparison.Ordinal);
    }
}
