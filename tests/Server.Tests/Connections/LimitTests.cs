using Adapters.Server.Telemetry.Metrics;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Connections;

/// <summary>More connections than are allowed: each is answered so, and those that are open do not notice.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_of_a_crowd_over_the_limit_is_answered_503(bool asks)
    {
        using var server = new LoopedServer(Text("hello"), new ServerOptions { LimitConcurrency = 2 });
        var (first, second) = (server.Connect(), server.Connect());

        for (var i = 0; i < 100; i++)
        {
            var client = server.Connect();
            var answer = asks ? server.Ask(client, Get) : server.ReadAll(client);
            Assert.StartsWith("HTTP/1.1 503 Service Unavailable\r\n", answer, StringComparison.Ordinal);
            Assert.EndsWith(
                "content-length: 65\r\nconnection: close\r\n\r\n"
                    + """{"type":"about:blank","title":"Service Unavailable","status":503}""", answer,
                StringComparison.Ordinal);
            Assert.True(client.HasEnded);
            Assert.False(client.IsReset);
        }

        Assert.Equal(100, server.Set.Counters.Rejected(Rejection.Connections));
        Assert.EndsWith("hello", server.Ask(first, Get), StringComparison.Ordinal);
        Assert.EndsWith("hello", server.Ask(second, Get), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_cannot_be_sent_to_is_cut()
    {
        using var server = new LoopedServer(Text("hello"), new ServerOptions { LimitConcurrency = 1 });
        var first = server.Connect();
        var crowd = Enumerable.Range(0, 50).Select(_ => server.Connect()).ToList();
        var broken = server.Connect(client => client.BreakSends());

        Assert.True(broken.IsReset);
        Assert.All(crowd, client => Assert.StartsWith("HTTP/1.1 503", server.ReadAll(client), StringComparison.Ordinal));
        Assert.EndsWith("hello", server.Ask(first, Get), StringComparison.Ordinal);
    }
}
