using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Serving;

public sealed class TransferTests
{
    private const int BlockSize = 20_000;

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_long_response_comes_whole_at_the_speed_of_its_reader(string transport, string kind) =>
        ExpectAsync(transport, kind, "/download/");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_long_response_of_a_synchronous_handler_comes_whole(string transport, string kind) =>
        ExpectAsync(transport, kind, "/wsgi/download/");

    private static async Task ExpectAsync(string transport, string kind, string path)
    {
        await using var server = await ServerProcess.StartAppAsync(
            "--transport", transport, "--bind", kind == "tcp" ? "127.0.0.1:0" : $"unix:{ServerProcess.NewSocketPath()}");

        // A writer that waits for room must be notified in every order of events: a few orders occur in five runs.
        for (var i = 0; i < 5; i++)
        {
            using var client = await RawClient.ConnectAsync(server.Address, receiveBuffer: 64 * 1024);
            await client.SendAsync($"GET {path}1000 HTTP/1.1\r\nHost: test\r\n\r\n");
            var body = (await client.ReadAnswerAsync()).Body;
            Assert.Equal(1000 * BlockSize, body.Length);
            Assert.True(
                body.Chunk(BlockSize).Index().All(block => block.Item.AsSpan().IndexOfAnyExcept((byte)block.Index) < 0),
                "a block is not its own");
        }
    }
}
