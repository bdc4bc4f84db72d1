using System.ComponentModel;
using System.Globalization;

namespace Adapters.CompilerServices;

/// <summary>Reads values from path segments for generated code. Percent-decodes only if there is a percent sign.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RouteValue
{
    private const int StackLimit = 256;

    /// <summary>Returns a segment as text (UTF-8).</summary>
    /// <param name="segment">The segment, still percent-encoded.</param>
    /// <returns>The text.</returns>
    public static string Text(ReadOnlySpan<byte> segment) => PathText.Decode(segment);

    /// <summary>Parses a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="segment">The segment, still percent-encoded.</param>
    /// <param name="value">The value.</param>
    /// <returns>True if the segment is a valid value.</returns>
    public static bool TryParse<T>(ReadOnlySpan<byte> segment, out T value)
        where T : IUtf8SpanParsable<T>
    {
        if (!segment.Contains((byte)'%'))
            return T.TryParse(segment, CultureInfo.InvariantCulture, out value!);
        Span<byte> decoded = segment.Length <= StackLimit ? stackalloc byte[StackLimit] : new byte[segment.Length];
        return T.TryParse(decoded[..PercentEncoding.Decode(segment, decoded)], CultureInfo.InvariantCulture, out value!);
    }

    /// <summary>Parses a value of a type that accepts only characters.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="segment">The segment, still percent-encoded.</param>
    /// <param name="value">The value.</param>
    /// <returns>True if the segment is a valid value.</returns>
    public static bool TryParseText<T>(ReadOnlySpan<byte> segment, out T value)
        where T : ISpanParsable<T> => T.TryParse(Text(segment), CultureInfo.InvariantCulture, out value!);

    /// <summary>Parses <c>true</c> or <c>false</c>.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="value">The value.</param>
    /// <returns>True if the segment is one of them.</returns>
    public static bool TryParse(ReadOnlySpan<byte> segment, out bool value)
    {
        value = System.Text.Ascii.EqualsIgnoreCase(segment, "true"u8);
        return value || System.Text.Ascii.EqualsIgnoreCase(segment, "false"u8);
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
}
