namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>wsgi.file_wrapper (PEP 3333).</summary>
public sealed class FileWrapperTests : IDisposable
{
    private readonly WsgiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_file_is_sent_from_where_it_stands_to_its_end_and_closed()
    {
        var content = new byte[100_000];
        Random.Shared.NextBytes(content);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllBytesAsync(path, content);
            var file = await Task.Run(() => File.OpenRead(path));
            file.Position = 100;
            var client = await _host.Run((environ, start) => Wrap(environ, start, file, 8192));

            Assert.Equal(content[100..], client.Body);
            Assert.False(file.CanRead);
        }
        finally
        {
            await Task.Run(() => File.Delete(path));
        }
    }

    [Fact]
    public async Task A_stream_that_is_no_file_is_sent_too()
    {
        var client = await _host.Run((environ, start) => Wrap(environ, start, new MemoryStream([1, 2, 3]), 2));

        Assert.Equal([1, 2, 3], client.Body);
    }

    [Fact]
    public async Task No_more_of_a_file_is_sent_than_its_content_length()
    {
        var stream = new MemoryStream([1, 2, 3, 4]);
        var client = await _host.Run((environ, start) =>
        {
            start("200 OK", new HeaderList { { "content-length", "2" } });
            return new FileWrapper(stream, 2);
        });

        Assert.Equal([1, 2], client.Body);
        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task The_stream_is_closed_when_the_client_leaves()
    {
        var stream = new MemoryStream(new byte[1_000_000]);
        var client = _host.Client();
        client.OnBlock = _ => throw new IOException("gone");
        await Assert.ThrowsAsync<IOException>(() => _host.Run((environ, start) => Wrap(environ, start, stream, 1000), client: client));

        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Nothing_is_read_before_the_server_asks()
    {
        var stream = new MemoryStream([1, 2, 3]);
        using var wrapper = new FileWrapper(stream);

        Assert.Equal(0, stream.Position);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Wrap(Environ environ, StartResponse start, Stream stream, int blockSize)
    {
        var wrap = Assert.IsType<Func<Stream, int, IEnumerable<ReadOnlyMemory<byte>>>>(environ["wsgi.file_wrapper"]);
        start("200 OK", []);
        return wrap(stream, blockSize);
    }
}
