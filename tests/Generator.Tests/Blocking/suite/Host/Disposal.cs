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
        using var connection = connect(); // ADPT106
        await connection.OpenAsync();
        await using var elsewhere = connect(); // -
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token); // -
        using var registration = source.Token.Register(() => { }); // -
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); // -
    }

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
