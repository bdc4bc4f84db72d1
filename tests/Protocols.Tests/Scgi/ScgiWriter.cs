using System.Globalization;
using System.Text;

namespace Adapters.Protocols.Tests.Scgi;

/// <summary>Writes the head of a request, as a front server does.</summary>
internal ref struct ScgiWriter
{
    private readonly Span<byte> _block;
    private int _length;

    public ScgiWriter(Span<byte> block, long contentLength)
    {
        _block = block;
        Variable("CONTENT_LENGTH"u8, Encoding.ASCII.GetBytes(contentLength.ToString(CultureInfo.InvariantCulture)));
        Variable("SCGI"u8, "1"u8);
    }

    public void Variable(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        Text(name);
        Text(value);
    }

    /// <summary>Returns the netstring.</summary>
    public readonly byte[] Finish() =>
        [.. Encoding.ASCII.GetBytes(_length.ToString(CultureInfo.InvariantCulture)), (byte)':', .. _block[.._length], (byte)','];

    private void Text(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(_block[_length..]);
        _length += text.Length;
        _block[_length++] = 0;
    }
}
