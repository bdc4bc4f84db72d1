using System.Buffers;

namespace Adapters.Protocols.Uwsgi;

/// <summary>A path that is percent-encoded again (RFC 3986, section 3.3), in memory of its own since it may be longer than it came.</summary>
internal sealed class UwsgiPath
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "/-._~!$&'()*+,;=:@0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> decoded)
    {
        if (_bytes.Length < Length + (decoded.Length * 3))
            Array.Resize(ref _bytes, Length + (decoded.Length * 3));
        foreach (var b in decoded)
        {
            if (Plain.Contains(b))
                _bytes[Length++] = b;
            else
                Escape(b);
        }
    }

    private void Escape(byte b)
    {
        _bytes[Length++] = (byte)'%';
        _bytes[Length++] = "0123456789ABCDEF"u8[b >> 4];
        _bytes[Length++] = "0123456789ABCDEF"u8[b & 15];
    }
}
