using System.Buffers.Binary;

namespace Adapters.Protocols.Tests.Uwsgi;

/// <summary>Writes a packet, as a front server does. The response is an ordinary HTTP response, which Http1Writer writes.</summary>
internal ref struct UwsgiWriter
{
    private const int HeaderLength = 4;
    private readonly Span<byte> _destination;

    public UwsgiWriter(Span<byte> destination)
    {
        _destination = destination;
        _destination[..HeaderLength].Clear();
        Written = HeaderLength;
    }

    public int Written { get; private set; }

    public void Variable(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        Text(name);
        Text(value);
        BinaryPrimitives.WriteUInt16LittleEndian(_destination[1..], (ushort)(Written - HeaderLength));
    }

    private void Text(scoped ReadOnlySpan<byte> text)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_destination[Written..], (ushort)text.Length);
        text.CopyTo(_destination[(Written + sizeof(ushort))..]);
        Written += sizeof(ushort) + text.Length;
    }
}
