namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>Many exchanges at once, with parts of every size: no message between loop and worker is lost or mixed up.</summary>
public sealed class StressTests
{
    [Fact]
    public async Task Bodies_of_random_parts_are_streamed_back_whole_whatever_the_timing()
    {
        using var host = new WsgiHost(threads: 4, queue: 1000);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(seed => EchoAsync(host, new Random(seed))));

        Assert.Empty(host.Log.Lines);
        Assert.Equal(0, host.Workers.InHand);
    }

    [Fact]
    public async Task Clients_that_leave_at_any_time_hold_no_worker()
    {
        using var host = new WsgiHost(threads: 4, queue: 1000);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(seed => LeaveAsync(host, new Random(seed))));

        Assert.Equal(0, host.Workers.InHand);
        Assert.DoesNotContain(host.Log.Lines, line => line.Id != 3005);
    }

    private static async Task EchoAsync(WsgiHost host, Random random)
    {
        var parts = Enumerable.Range(0, random.Next(1, 20)).Select(
            _ => new string((char)random.Next('a', 'z'), random.Next(0, 50_000))).ToArray();
        var client = new FakeClient(host.Loop) { IsSlow = random.Next(2) == 0 }.Gives(parts);
        await host.Run((environ, start) => Echo(environ, start, random.Next(1, 60_000)), new BufferedRequest("POST", "/"), client);

        Assert.Equal(string.Concat(parts), client.Text);
        Assert.True(client.IsComplete);
    }

    private static async Task LeaveAsync(WsgiHost host, Random random)
    {
        var last = random.Next(0, 5);
        var client = new FakeClient(host.Loop) { IsSlow = random.Next(2) == 0 };
        client.OnBlock = index =>
        {
            if (index >= last)
                throw new IOException("gone");
        };
        client = random.Next(2) == 0 ? client.Leaves("some", "parts") : client.Gives("whole");
        try
        {
            await host.Run((environ, start) => Flood(environ, start, random.Next(1, 60_000)), new BufferedRequest("POST", "/"), client);
        }
        catch (IOException left)
        {
            Assert.True(left is ClientDisconnectedException or { Message: "gone" }, left.ToString());
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Echo(Environ environ, StartResponse start, int size)
    {
        start("200 OK", []);
        var block = new byte[size];
        int count;
        while ((count = environ.Input.Read(block)) > 0)
            yield return block.AsMemory(0, count);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Flood(Environ environ, StartResponse start, int size)
    {
        start("200 OK", []);
        var block = new byte[size];
        environ.Input.ReadExactly(new byte[4]);
        for (var i = 0; i < 1000; i++)
            yield return block;
    }
}
