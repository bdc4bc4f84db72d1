using System.IO.Compression;
using System.Text;
using System.Text.Json;

public sealed class Memory
{
    public async Task Streams(MemoryStream memory, UnmanagedMemoryStream unmanaged, Stream any, byte[] buffer)
    {
        await Task.Yield();
        memory.Write(buffer, 0, 1); // -
        _ = memory.Read(buffer, 0, 1); // -
        memory.Flush(); // -
        _ = unmanaged.ReadByte(); // -
        memory.CopyTo(new MemoryStream()); // -
        memory.CopyTo(any); // ADPT103
        any.CopyTo(memory); // ADPT103
        new MemoryStream().WriteByte(1); // -
        Stream.Null.Write(buffer); // -
        TextWriter.Null.WriteLine(); // -
    }

    public async Task Text(StringReader reader, StringWriter writer)
    {
        await Task.Yield();
        _ = reader.ReadLine(); // -
        _ = reader.ReadToEnd(); // -
        writer.Write("x"); // -
        writer.WriteLine("x"); // -
        writer.Flush(); // -
        ((TextWriter)writer).Write("x"); // -
    }

    public async Task Behind(Stream given, byte[] buffer)
    {
        await Task.Yield();
        Stream memory = new MemoryStream();
        memory.Write(buffer); // -
        var reader = new StreamReader(memory);
        _ = reader.ReadToEnd(); // -
        var writer = new StreamWriter(new MemoryStream());
        writer.Write("x"); // -
        var zip = new GZipStream(memory, CompressionMode.Compress);
        zip.Write(buffer); // -
        var other = new GZipStream(given, CompressionMode.Compress);
        other.Write(buffer); // ADPT103
        var binary = new BinaryReader(memory);
        _ = binary.ReadInt32(); // -
        var over = new StreamReader(given);
        _ = over.ReadLine(); // ADPT103
        Stream changed = new MemoryStream();
        changed = given;
        changed.Write(buffer); // ADPT103
    }

    public async Task Given(Stream any, string text, byte[] bytes)
    {
        await Task.Yield();
        _ = First(new StringReader(text)); // -
        _ = First(new StreamReader(any)); // ADPT103
        _ = Second(new MemoryStream(bytes)); // -
        _ = Second(any); // ADPT103
        Copy(new MemoryStream(), new MemoryStream()); // -
        Copy(new MemoryStream(), any); // ADPT103
        Copy(any, new MemoryStream()); // ADPT103
        _ = Changed(new StringReader(text)); // ADPT103
        _ = Other(new MemoryStream()); // ADPT103
        End(new MemoryStream()); // -
        End(any); // ADPT116
        any.Extended(bytes); // ADPT103
        new MemoryStream().Extended(bytes); // -
        Around(new MemoryStream()); // -
        Around(any); // ADPT103
        Upload(new MemoryStream()); // ADPT103
    }

    private static int First(TextReader reader) => reader.Peek() < 0 ? 0 : reader.Read();

    private static int Second(Stream given) => First(new StreamReader(given));

    private static void Copy(Stream from, Stream to) => from.CopyTo(to);

    private static int Changed(TextReader reader)
    {
        reader = File.OpenText("x");
        return reader.Read();
    }

    private static int Other(Stream given) => given.CanRead ? File.OpenRead("x").ReadByte() : 0;

    private static void End(Stream given)
    {
        using (given)
            GC.KeepAlive(given);
    }

    private static void Around(Stream given)
    {
        var writer = new StreamWriter(given);
        writer.Write("x");
        writer.Flush();
    }

    private static void Upload(Stream given) => File.OpenRead("x").CopyTo(given);

    public async Task GivenToLambdas(Stream any, byte[] bytes)
    {
        await Buffered(any, s => s.Write(bytes)); // -
        await Buffered(any, s => s.Extended(bytes)); // -
        await Buffered(any, WriteByte); // -
        await Buffered(any, s => Footer(s)); // -
        await Buffered(any, s => any.Write(bytes)); // ADPT103
        await Direct(any, s => s.Write(bytes)); // ADPT103
        await Direct(any, WriteByte); // ADPT103
        await Direct(any, s => Footer(s)); // ADPT103
    }

    private static void WriteByte(Stream given) => given.WriteByte(1);

    private static void Footer(Stream given) => given.WriteByte(2);

    private static Task FooterAsync(Stream given) => given.FlushAsync();

    private static async Task Buffered(Stream to, Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        buffer.Position = 0;
        await buffer.CopyToAsync(to);
    }

    private static async Task Direct(Stream to, Action<Stream> write)
    {
        write(to);
        await to.FlushAsync();
    }

    public async Task Archives(Stream any, ZipArchiveMode mode, System.Security.Cryptography.ICryptoTransform transform)
    {
        await Task.Yield();
        using var read = new ZipArchive(any); // ADPT103
        using var read2 = new ZipArchive(any, ZipArchiveMode.Read); // ADPT103
        using var read3 = await ZipFile.OpenReadAsync("x").ConfigureAwait(false); // -
        using (var made = new ZipArchive(any, ZipArchiveMode.Create)) // ADPT106
            GC.KeepAlive(made);
        using (var reading = new System.Security.Cryptography.CryptoStream(any, transform, System.Security.Cryptography.CryptoStreamMode.Read))
            GC.KeepAlive(reading); // -
        using (new System.Security.Cryptography.CryptoStream(any, transform, System.Security.Cryptography.CryptoStreamMode.Write)) // ADPT106
            GC.KeepAlive(any);
        var changed = new ZipArchive(any, mode); // ADPT103
        using (changed) // ADPT106
            GC.KeepAlive(changed);
    }

    public async Task Formats(byte[] bytes, Stream given)
    {
        await Task.Yield();
        var memory = new MemoryStream(bytes);
        _ = JsonSerializer.Deserialize<int>(memory); // -
        _ = JsonDocument.Parse(new MemoryStream(bytes)); // -
        JsonSerializer.Serialize(given, 1); // ADPT103
        var buffered = new Utf8JsonWriter(new System.Buffers.ArrayBufferWriter<byte>());
        buffered.Flush(); // -
        var streamed = new Utf8JsonWriter(given);
        streamed.Flush(); // ADPT103
    }
}

internal static class StreamExtensions
{
    public static void Extended(this Stream given, byte[] bytes) => given.Write(bytes);
}
