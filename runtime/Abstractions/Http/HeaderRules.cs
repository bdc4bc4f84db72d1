using System.Buffers;

namespace Adapters;

/// <summary>The characters allowed in a header field of a response (RFC 9110, sections 5.1 and 5.5).</summary>
internal static class HeaderRules
{
    private const string TokenText = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly SearchValues<char> Token = SearchValues.Create(TokenText);
    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);
    private static readonly SearchValues<char> Value = SearchValues.Create(ValueCharacters());
    private static readonly SearchValues<byte> ValueBytes = SearchValues.Create(ValueCharacters().Select(c => (byte)c).ToArray());

    public static void Check(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(Token))
            throw new ArgumentException($"The header name '{Escape(name)}' is not a token (RFC 9110, section 5.1).", nameof(name));
        var bad = value.AsSpan().IndexOfAnyExcept(Value);
        if (bad >= 0)
            throw BadValue(name, value[bad], bad);
    }

    public static void Check(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.IsEmpty || name.ContainsAnyExcept(TokenBytes))
            throw new ArgumentException(
                $"The header name '{Escape(PathText.Latin1(name))}' is not a token (RFC 9110, section 5.1).", nameof(name));
        var bad = value.IndexOfAnyExcept(ValueBytes);
        if (bad >= 0)
            throw BadValue(PathText.Latin1(name), (char)value[bad], bad);
    }

    private static ArgumentException BadValue(string name, char character, int index) => new(
        $"The value of header '{name}' has the character U+{(int)character:X4} at {index}, "
        + "which a header field cannot contain (RFC 9110, section 5.5).",
        "value");

    /// <summary>
    /// One character per byte: all except the ASCII control characters. Those above 0x7F (obs-text) may be parts of UTF-8, as
    /// in a request. None of them ends a line in HTTP.
    /// </summary>
    private static char[] ValueCharacters() =>
        [.. Enumerable.Range(0, 256).Select(i => (char)i).Where(c => c == '\t' || (c >= ' ' && c != '\x7f'))];

    private static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString()));
}
