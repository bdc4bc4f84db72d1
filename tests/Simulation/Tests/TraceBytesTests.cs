using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Tests;

/// <summary>What is left out of a trace: never that two runs differ.</summary>
public sealed class TraceBytesTests
{
    [Fact]
    public void Bytes_of_a_usual_request_are_written_whole() =>
        Assert.Equal(@"GET / HTTP/1.1\r\n\r\n", TraceBytes.Write("GET / HTTP/1.1\r\n\r\n"u8));

    [Fact]
    public void Of_many_bytes_the_beginning_is_written_and_the_number_and_a_hash_of_the_others()
    {
        var bytes = new byte[6_000_000];
        Random.Shared.NextBytes(bytes);

        var text = TraceBytes.Write(bytes);

        Assert.Matches(@"\.\.\. and 5999744 more bytes, with the hash [0-9a-f]{8}$", text);
        Assert.InRange(text.Length, 256, (256 * 4) + 100);
        Assert.Equal(text, TraceBytes.Write(bytes));
        bytes[^1] ^= 1;
        Assert.NotEqual(text, TraceBytes.Write(bytes));
    }
}
