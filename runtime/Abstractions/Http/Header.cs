using System.Text;

namespace Adapters;

/// <summary>
/// One header field of a response, checked when it is made (RFC 9110, section 5) and kept as the line that HTTP/1.1
/// sends, so that sending it is one copy. Make constant ones once and keep them in a static field.
/// </summary>
public readonly struct Header
{
    private const int Separator = 2;
    private const int LineEnd = 2;
    private readonly byte[]? _line;
    private readonly int _nameLength;

    /// <summary>Makes a field.</summary>
    /// <param name="name">The name: a token, preferably in lower case.</param>
    /// <param name="value">
    /// The value, one character for each byte (Latin-1), as <see cref="RequestHeaders"/> gives it: no control characters but
    /// tabs. For text of other characters encode it, for example as UTF-8, and give bytes.
    /// </param>
    /// <exception cref="ArgumentException">The name is not a token, or the value has a character that would split the response.</exception>
    public Header(string name, string value)
    {
        HeaderRules.Check(name, value);
        _line = new byte[name.Length + Separator + value.Length + LineEnd];
        _nameLength = name.Length;
        Encoding.Latin1.GetBytes(name, _line);
        Encoding.Latin1.GetBytes(value, _line.AsSpan(name.Length + Separator));
        Punctuate(_line, name.Length);
    }

    /// <summary>Makes a field from bytes.</summary>
    /// <param name="name">The name: a token, preferably in lower case.</param>
    /// <param name="value">The value: no control characters but tabs.</param>
    /// <exception cref="ArgumentException">The name is not a token, or the value has a byte that would split the response.</exception>
    public Header(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        HeaderRules.Check(name, value);
        _line = new byte[name.Length + Separator + value.Length + LineEnd];
        _nameLength = name.Length;
        name.CopyTo(_line);
        value.CopyTo(_line.AsSpan(name.Length + Separator));
        Punctuate(_line, name.Length);
    }

    /// <summary>The name.</summary>
    public ReadOnlySpan<byte> Name => _line.AsSpan(0, _nameLength);

    /// <summary>The value.</summary>
    public ReadOnlySpan<byte> Value => _line is null ? default : _line.AsSpan(_nameLength + Separator, _line.Length - _nameLength - Separator - LineEnd);

    /// <summary>The whole field line with its CRLF, as HTTP/1.1 sends it (RFC 9112, section 5).</summary>
    public ReadOnlySpan<byte> Line => _line;

    /// <inheritdoc />
    public override string ToString() => _line is null ? "" : Encoding.Latin1.GetString(Line[..^LineEnd]);

    private static void Punctuate(byte[] line, int nameLength)
    {
        ": "u8.CopyTo(line.AsSpan(nameLength));
        "\r\n"u8.CopyTo(line.AsSpan(line.Length - LineEnd));
    }
}
