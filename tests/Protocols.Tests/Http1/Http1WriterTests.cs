using System.Text;
using Adapters.Protocols.Http1;

namespace Adapters.Protocols.Tests.Http1;

public sealed class Http1WriterTests
{
    private const string Head = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 1234567890123\r\n\r\n";

    [Fact]
    public void A_head_is_written_line_by_line()
    {
        Span<byte> buffer = stackalloc byte[200];
        var writer = new Http1Writer(buffer);
        WriteHead(ref writer);
        Assert.False(writer.Overflow);
        Assert.Equal(Head, Encoding.ASCII.GetString(buffer[..writer.Written]));
    }

    [Fact]
    public void What_fits_exactly_does_not_overflow()
    {
        Span<byte> buffer = stackalloc byte[Head.Length];
        var writer = new Http1Writer(buffer);
        WriteHead(ref writer);
        Assert.False(writer.Overflow);
        Assert.Equal(Head.Length, writer.Written);
    }

    [Fact]
    public void What_does_not_fit_overflows_at_every_size_and_ends_where_it_did_not_fit()
    {
        for (var size = 0; size < Head.Length; size++)
        {
            Span<byte> buffer = new byte[size];
            var writer = new Http1Writer(buffer);
            WriteHead(ref writer);
            Assert.True(writer.Overflow, $"{size} bytes");
            Assert.StartsWith(Encoding.ASCII.GetString(buffer[..writer.Written]), Head, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, "1\r\n")]
    [InlineData(15, "f\r\n")]
    [InlineData(16, "10\r\n")]
    [InlineData(65535, "ffff\r\n")]
    [InlineData(int.MaxValue, "7fffffff\r\n")]
    public void The_size_of_a_chunk_is_hexadecimal(int length, string line)
    {
        Span<byte> buffer = stackalloc byte[20];
        var writer = new Http1Writer(buffer);
        writer.ChunkStart(length);
        Assert.Equal(line, Encoding.ASCII.GetString(buffer[..writer.Written]));
    }

    [Fact]
    public void Nothing_of_a_chunk_is_written_after_an_overflow()
    {
        Span<byte> buffer = stackalloc byte[4];
        var writer = new Http1Writer(buffer);
        writer.Raw("12345"u8);
        writer.ChunkStart(1);
        writer.ChunkEnd();
        writer.LastChunk();
        Assert.True(writer.Overflow);
        Assert.Equal(0, writer.Written);
    }

    [Fact]
    public void A_chunked_body_that_is_written_can_be_read()
    {
        Span<byte> buffer = stackalloc byte[200];
        var writer = new Http1Writer(buffer);
        writer.Raw("POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n"u8);
        writer.ChunkStart(5);
        writer.Raw("hello"u8);
        writer.ChunkEnd();
        writer.LastChunk();
        var events = new Http1Runner(new Http1Connection(new Limits())).Run(buffer[..writer.Written].ToArray(), []);
        Assert.EndsWith("data hello\nend", events, StringComparison.Ordinal);
    }

    private static void WriteHead(ref Http1Writer writer)
    {
        writer.StatusLine("HTTP/1.1 "u8, 200, "OK");
        writer.Field("content-type"u8, "text/plain"u8);
        writer.ContentLength(1234567890123);
        writer.EndHead();
    }
}
