using Adapters.Protocols.WebSockets;

namespace Adapters.Protocols.Tests.WebSockets;

public sealed class WebSocketAllocationTests
{
    [Fact]
    public void Frames_are_read_without_an_allocation()
    {
        var frames = TranscriptBytes.Parse("{frame text+more he}{frame ping p}{frame cont llo}{frame binary {x*1000}}");
        var connection = new WebSocketConnection(new WebSocketLimits());
        Read(connection, frames.ToArray());
        var copies = Enumerable.Range(0, 100).Select(_ => frames.ToArray()).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var copy in copies)
            Read(connection, copy);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Read(WebSocketConnection connection, Span<byte> input)
    {
        for (var messages = 0; messages < 2;)
        {
            var happened = connection.Read(input, out var consumed);
            input = input[consumed..];
            messages += happened == WebSocketEvent.EndOfMessage ? 1 : 0;
        }
    }
}
