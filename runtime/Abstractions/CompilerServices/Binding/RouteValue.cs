using System.Buffers;
using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>Reads values from path segments for generated code. Percent-decodes only if there is a percent sign.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RouteValue
{
    private const int StackLimit = 256;

    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// Returns a path as it is compared: escapes in upper case, and none of a letter, a digit or another character that needs none (RFC
    /// 3986, section 6.2.2). A path that is so already is not copied.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <returns>The same path.</returns>
    public static ReadOnlySpan<byte> Normalize(ReadOnlySpan<byte> path) => PercentEncoding.Normalize(path);

    /// <summary>Returns a segment as text (UTF-8).</summary>
    /// <param name="segment">The segment, still percent-encoded.</param>
    /// <returns>The text.</returns>
    public static string Text(ReadOnlySpan<byte> segment) => PathText.Decode(segment);

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TConversion">The conversion.</typeparam>
    /// <param name="segment">The segment, still percent-encoded.</param>
    /// <param name="value">The value.</param>
    /// <returns>True if the segment is a valid value.</returns>
    public static bool TryRead<T, TConversion>(ReadOnlySpan<byte> segment, out T value)
        where TConversion : IValueConversion<T>
    {
        if (!segment.Contains((byte)'%'))
            return TConversion.TryConvert(segment, out value);
        Span<byte> decoded = segment.Length <= StackLimit ? stackalloc byte[StackLimit] : new byte[segment.Length];
        return TConversion.TryConvert(decoded[..PercentEncoding.Decode(segment, decoded)], out value);
    }

    /// <summary>Returns the segment of a path that starts at an index.</summary>
    /// <param name="path">The path.</param>
    /// <param name="start">The index after a slash, or beyond the end if there is no such segment.</param>
    /// <param name="next">The index after the next slash, or beyond the end if this is the last segment.</param>
    /// <returns>The segment.</returns>
    public static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> path, int start, out int next)
    {
        var rest = path[start..];
        var length = rest.IndexOf((byte)'/');
        next = length < 0 ? path.Length + 1 : start + length + 1;
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>Returns the value that the template has for a missing one.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TConversion">The conversion.</typeparam>
    /// <param name="text">The text in the template.</param>
    /// <returns>The value.</returns>
    public static T Default<T, TConversion>(ReadOnlySpan<byte> text)
        where TConversion : IValueConversion<T> => TConversion.TryConvert(text, out var value)
            ? value
            : throw new FormatException("The default in the route template is not a value of its type.");

    /// <summary>Indicates whether a text has ASCII letters only.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if it has.</returns>
    public static bool IsAlpha(string text) => !text.AsSpan().ContainsAnyExcept(Letters);

    /// <summary>Removes a literal from the start of a segment.</summary>
    /// <param name="text">The segment.</param>
    /// <param name="literal">The literal.</param>
    /// <param name="rest">What is left.</param>
    /// <param name="ignoreCase">True to ignore the case of ASCII letters.</param>
    /// <returns>True if the segment starts with the literal.</returns>
    public static bool TrimStart(
        ReadOnlySpan<byte> text, ReadOnlySpan<byte> literal, out ReadOnlySpan<byte> rest, bool ignoreCase = false)
    {
        var isThere = text.Length >= literal.Length && AreEqual(text[..literal.Length], literal, ignoreCase);
        rest = isThere ? text[literal.Length..] : text;
        return isThere;
    }

    /// <summary>Removes a literal from the end of a segment.</summary>
    /// <param name="text">The segment.</param>
    /// <param name="literal">The literal.</param>
    /// <param name="rest">What is left.</param>
    /// <param name="ignoreCase">True to ignore the case of ASCII letters.</param>
    /// <returns>True if the segment ends with the literal.</returns>
    public static bool TrimEnd(
        ReadOnlySpan<byte> text, ReadOnlySpan<byte> literal, out ReadOnlySpan<byte> rest, bool ignoreCase = false)
    {
        var isThere = text.Length >= literal.Length && AreEqual(text[^literal.Length..], literal, ignoreCase);
        rest = isThere ? text[..^literal.Length] : text;
        return isThere;
    }

    /// <summary>Splits a segment at the last literal that has something after it.</summary>
    /// <param name="text">The segment.</param>
    /// <param name="literal">The literal.</param>
    /// <param name="before">What is before it.</param>
    /// <param name="after">What is after it.</param>
    /// <param name="ignoreCase">True to ignore the case of ASCII letters.</param>
    /// <returns>True if there is one.</returns>
    public static bool SplitLast(
        ReadOnlySpan<byte> text, ReadOnlySpan<byte> literal, out ReadOnlySpan<byte> before, out ReadOnlySpan<byte> after,
        bool ignoreCase = false)
    {
        for (var at = text.Length - literal.Length - 1; at >= 0; at--)
        {
            if (!AreEqual(text.Slice(at, literal.Length), literal, ignoreCase))
                continue;
            before = text[..at];
            after = text[(at + literal.Length)..];
            return true;
        }

        before = after = default;
        return false;
    }

    private static bool AreEqual(ReadOnlySpan<byte> text, ReadOnlySpan<byte> literal, bool ignoreCase) =>
        ignoreCase ? Ascii.EqualsIgnoreCase(text, literal) : text.SequenceEqual(literal);
}
