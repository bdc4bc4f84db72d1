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
