using System.Text;

namespace Adapters;

/// <summary>
/// A header field of a response, validated on creation (RFC 9110, section 5) and stored as the line that HTTP/1.1 sends, so
/// that sending it is one copy. Create constant fields once and keep them in a static field.
/// </summary>
public readonly struct Header
{
    private const int Separator = 2;
    private const int LineEnd = 2;
    private readonly byte[]? _line;
    private readonly int _nameLength;

    /// <summary>Creates a field.</summary>
    /// <param name="name">The name: a token, preferably in lower case.</param>
    /// <param name="value">
    /// The value, one character per byte (Latin-1), as in <see cref="RequestHeaders"/>: no control characters except tabs.
    /// Encode text with other characters, for example as UTF-8, and pass bytes.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The name is not a token, or the value contains a character that would split the response.
    /// </exception>
    public Header(string name, string value)
    {
        HeaderRules.Check(name, value);
        _line = new byte[name.Length + Separator + value.Length + LineEnd];
        _nameLength = name.Length;
        Encoding.Latin1.GetBytes(name, _line);
        Encoding.Latin1.GetBytes(value, _line.AsSpan(name.Length + Separator));
        Punctuate(_line, name.Length);
    }

    /// <summary>Creates a field from bytes.</summary>
    /// <param name="name">The name: a token, preferably in lower case.</param>
    /// <param name="value">The value: no control characters except tabs.</param>
    /// <exception cref="ArgumentException">
    /// The name is not a token, or the value contains a byte that would split the response.
    /// </exception>
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
    public ReadOnlySpan<byte> Value =>
        _line is null ? default : _line.AsSpan(_nameLength + Separator, _line.Length - _nameLength - Separator - LineEnd);

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
