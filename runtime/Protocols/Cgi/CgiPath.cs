using System.Buffers;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Cgi;

/// <summary>
/// A path that is percent-encoded again (RFC 3986, section 3.3), in its own memory because it may be longer than it arrived.
/// The same path is always encoded in the same way, so a router may compare bytes.
/// </summary>
internal sealed class CgiPath
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "/-._~!$&'()*+,;=:@0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> decoded)
    {
        Reserve(decoded.Length);
        foreach (var b in decoded)
            Append(b);
    }

    /// <summary>Appends bytes that are percent-encoded in any way. A percent sign that begins no escape is a literal one.</summary>
    public void AppendEncoded(ReadOnlySpan<byte> encoded)
    {
        Reserve(encoded.Length);
        for (var i = 0; i < encoded.Length;)
            Append(Next(encoded, ref i));
    }

    /// <summary>Indicates whether a path that is percent-encoded in any way is this one.</summary>
    public bool IsSame(ReadOnlySpan<byte> encoded) => Match(encoded) == encoded.Length;

    /// <summary>Indicates whether a path that is percent-encoded in any way is this one, or is below it.</summary>
    public bool IsPrefixOf(ReadOnlySpan<byte> encoded)
    {
        var end = Match(encoded);
        return end == encoded.Length || (end >= 0 && Next(encoded, ref end) == '/');
    }

    /// <summary>Returns the end of this path in one that begins with it, or -1 if it does not.</summary>
    private int Match(ReadOnlySpan<byte> encoded)
    {
        var own = Bytes;
        if (encoded.SequenceEqual(own))
            return own.Length;
        var end = 0;
        for (var i = 0; i < own.Length;)
        {
            if (end == encoded.Length || Next(encoded, ref end) != Next(own, ref i))
                return -1;
        }

        return end;
    }

    /// <summary>Decodes one byte and moves past it.</summary>
    private static byte Next(ReadOnlySpan<byte> encoded, ref int at)
    {
        if (!PercentEscape.TryDecode(encoded[at..], out var decoded))
            return encoded[at++];
        at += PercentEscape.Length;
        return decoded;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length < Length + (count * PercentEscape.Length))
            Array.Resize(ref _bytes, Length + (count * PercentEscape.Length));
    }

    private void Append(byte b)
    {
        if (Plain.Contains(b))
        {
            _bytes[Length++] = b;
            return;
        }

        _bytes[Length++] = (byte)'%';
        _bytes[Length++] = "0123456789ABCDEF"u8[b >> 4];
        _bytes[Length++] = "0123456789ABCDEF"u8[b & 15];
    }
}
