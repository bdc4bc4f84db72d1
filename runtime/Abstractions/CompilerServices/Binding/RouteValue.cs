using System.ComponentModel;

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
}
