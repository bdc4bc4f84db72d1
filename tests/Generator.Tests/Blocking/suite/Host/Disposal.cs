using System.Data.Common;
using System.Text.Json;

public sealed class Disposal
{
    public async Task Statements(Func<Stream> open, Func<FileStream> openFile, MemoryStream memory, HttpClient client)
    {
        using (var stream = open()) // ADPT106
            await stream.FlushAsync();
        using (var file = openFile()) // ADPT106
            await file.FlushAsync();
        await using (var stream = open()) // -
            await stream.FlushAsync();
        using (memory) // -
            await memory.FlushAsync();
        using (client) // -
            await Task.Yield();
        using (var reader = new StringReader("x")) // -
            await reader.ReadToEndAsync();
    }

    public async Task Declarations(Func<StreamWriter> open, Func<DbConnection> connect, CancellationTokenSource source)
    {
        using var writer = open(); // ADPT106
        await writer.FlushAsync();
        await using var other = open(); // -
        await other.FlushAsync();
        using var connection = connect(); // ADPT116
        await connection.OpenAsync();
        using var transaction = await connection.BeginTransactionAsync(); // ADPT106
        await using var elsewhere = connect(); // -
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token); // -
        using var registration = source.Token.Register(() => { }); // -
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); // -
    }

    public async Task Plain(HttpClient client, Func<Stream> open, Stream from, byte[] bytes)
    {
        using (var body = await client.GetStreamAsync("x").ConfigureAwait(false)) // ADPT116
            _ = await JsonSerializer.DeserializeAsync<int>(body);
        using (var read = open()) // ADPT116
            await read.CopyToAsync(new MemoryStream());
        using (var text = open()) // ADPT116
            _ = await new StreamReader(text).ReadToEndAsync();
        using (open()) // ADPT116
            await Task.Yield();
        using (var written = open()) // ADPT106
            await written.WriteAsync(bytes);
        using (var written = open()) // ADPT106
            await from.CopyToAsync(written);
        using (var written = open()) // ADPT106
            await JsonSerializer.SerializeAsync(written, 1);
        using (var written = open()) // ADPT106
            await new StreamWriter(written).WriteAsync("x");
        using (var zipped = new System.IO.Compression.GZipStream(from, System.IO.Compression.CompressionMode.Decompress)) // -
            await zipped.CopyToAsync(new MemoryStream());
        using (var zipped = new System.IO.Compression.GZipStream(from, System.IO.Compression.CompressionMode.Compress)) // ADPT106
            await zipped.WriteAsync(bytes);
    }

    public async Task Resources()
    {
        using (var resource = Resource("x")) // -
            _ = await new StreamReader(resource).ReadToEndAsync();
        using (var resource = Stored("x")) // -
            _ = resource.ReadByte(); // -
        using (var file = Opened("x")) // ADPT103
            _ = file.ReadByte(); // ADPT103
    }

    private static Stream Resource(string name) => typeof(Disposal).Assembly.GetManifestResourceStream(name)!;

    private static Stream Stored(string name)
    {
        return (typeof(Disposal).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name));
    }

    private static Stream Opened(string name) => File.OpenRead(name);

    public async Task Json(Func<Stream> open, System.Buffers.ArrayBufferWriter<byte> buffer, Func<Utf8JsonWriter> given)
    {
        await Task.Yield();
        using var memory = new Utf8JsonWriter(buffer); // -
        using var also = new Utf8JsonWriter(new MemoryStream()); // -
        using var unknown = given(); // -
        await using var stream = open(); // -
        using var writer = new Utf8JsonWriter(stream); // ADPT106
        await using var other = new Utf8JsonWriter(stream); // -
    }

    public async Task Own(Func<Slow> slow, Func<Quick> quick)
    {
        using var a = slow(); // ADPT103
        using var b = quick(); // -
        using (slow()) // ADPT103
            await Task.Yield();
        using (quick()) // -
            await Task.Yield();
    }

    public sealed class Slow : IDisposable
    {
        public void Dispose() => File.Delete("x");
    }

    public sealed class Quick : IDisposable
    {
        public void Dispose() { }
    }
}
