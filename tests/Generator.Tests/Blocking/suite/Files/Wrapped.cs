using System.IO.Compression;
using System.Text;

/// <summary>Own types around a stream, a reader or a writer that stays in memory.</summary>
public sealed class Wrapped
{
    public async Task<string> Writers(Stream given)
    {
        await Task.Yield();
        var text = new StringWriter();
        var pen = new Pen(text);
        pen.Write("x"); // -
        pen.Line("x"); // -
        new Pen(new StringWriter()).Write("x"); // -
        var other = new Pen(new StreamWriter(given));
        other.Write("x"); // ADPT103
        return text.ToString();
    }

    public async Task Packets(Stream given)
    {
        await Task.Yield();
        var memory = new MemoryStream();
        new Packet(memory).Put(1); // -
        new Packet().Put(1); // -
        var packet = new Packet(memory);
        Put(packet); // -
        Put(new Packet()); // -
        new Packet(given).Put(1); // ADPT103
        Put(new Packet(given)); // ADPT103
        PutTwice(packet); // -
        PutTwice(new Packet(given)); // ADPT103
        Changed(packet); // ADPT103
        var opened = new Packet("x"); // ADPT103
        opened.Put(1); // ADPT103
    }

    private static void Put(Packet packet) => packet.Put(2);

    private static void PutTwice(Packet packet)
    {
        Put(packet);
        Put(packet);
    }

    private static void Changed(Packet packet)
    {
        packet = new Packet(new FileStream("x", FileMode.Create));
        packet.Put(3);
    }

    public async Task Lambdas(Stream given)
    {
        await Task.Yield();
        _ = Compose(w => w.Write("x")); // -
        _ = ComposeLater(w => w.Write("x")); // -
        ComposeTo(given, w => w.Write("x")); // ADPT103
    }

    public async Task Decompress(IProvider provider, byte[] bytes, Stream given)
    {
        await Task.Yield();
        using (var zip = provider.Create(new MemoryStream(bytes))) // -
            zip.CopyTo(new MemoryStream()); // -
        using (var zip = provider.Create(new Segments(bytes))) // -
            zip.CopyTo(new MemoryStream()); // -
        using (var zip = provider.Create(given)) // ADPT116
            zip.CopyTo(new MemoryStream()); // ADPT103
    }

    public async Task Files(string path)
    {
        await Task.Yield();
        using (var read = OpenToRead(path)) // ADPT103
            await read.ReadExactlyAsync(new byte[1]);
    }

    public async Task Disposals(string path, Stream given)
    {
        await Task.Yield();
        var read = OpenToRead(path); // ADPT103
        using (read) // -
            await read.ReadExactlyAsync(new byte[1]);
        var written = OpenToWrite(path); // ADPT103
        using (written) // ADPT106
            await written.WriteAsync(new byte[1]);
    }

    private static Stream OpenToRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read);

    private static Stream OpenToWrite(string path) => new FileStream(path, FileMode.Create, FileAccess.Write);

    private static string Compose(Action<Pen> write)
    {
        var text = new StringWriter();
        write(new Pen(text));
        return text.ToString();
    }

    private static string ComposeLater(Action<Pen> write)
    {
        var text = new StringBuilder();
        var pen = new Pen(new StringWriter(text));
        write(pen);
        return text.ToString();
    }

    private static void ComposeTo(Stream stream, Action<Pen> write) => write(new Pen(new StreamWriter(stream)));
}

public interface IProvider
{
    Stream Create(Stream stream);
}

public sealed class ZipProvider : IProvider
{
    public Stream Create(Stream stream) => new GZipStream(stream, CompressionMode.Decompress);
}

public sealed class Pen(TextWriter writer)
{
    public void Write(string text) => writer.Write(text);

    public void Line(string text)
    {
        Write(text);
        Write("\n");
    }
}

/// <summary>Writes through a writer that another method makes, over what it was given or over memory.</summary>
public sealed class Packet
{
    private readonly Stream _stream;
    private readonly BinaryWriter _writer;

    public Packet()
    {
        _stream = new MemoryStream();
        _writer = WriterOver(_stream, true);
    }

    public Packet(Stream stream)
    {
        _stream = stream;
        _writer = WriterOver(_stream, false);
    }

    public Packet(string path)
        : this(new FileStream(path, FileMode.Create))
    {
    }

    public void Put(int value) => _writer.Write(value);

    private static BinaryWriter WriterOver(Stream stream, bool leaveOpen) => new(stream, Encoding.UTF8, leaveOpen);
}

/// <summary>A stream over bytes in memory.</summary>
public sealed class Segments(byte[] bytes) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position { get => _position; set => _position = (int)value; }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = Math.Min(count, bytes.Length - _position);
        Array.Copy(bytes, _position, buffer, offset, read);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A reader of text in memory.</summary>
public sealed class Prepared(string text) : TextReader
{
    private int _position;

    public override int Peek() => _position < text.Length ? text[_position] : -1;

    public override int Read() => _position < text.Length ? text[_position++] : -1;

    public override Task<string?> ReadLineAsync() => Task.FromResult(ReadLine()); // -

    public async Task Late()
    {
        await Task.Yield();
        _ = ReadLine(); // -
        _ = ReadToEnd(); // -
    }
}

/// <summary>A reader of text from elsewhere.</summary>
public sealed class Forwarding(Stream stream) : TextReader
{
    public override int Read() => stream.ReadByte();

    public override Task<string?> ReadLineAsync() => Task.FromResult(ReadLine()); // ADPT103
}
