using System.Globalization;

namespace Adapters;

/// <summary>The part of a representation that a client asks for (RFC 9110, section 14.1.2).</summary>
internal readonly record struct ByteRange(long Start, long Length)
{
    /// <summary>
    /// Reads a range. One that is malformed or has another unit is ignored, and so are several, which may be answered as a whole (RFC
    /// 9110, section 14.2).
    /// </summary>
    /// <param name="field">The value of Range.</param>
    /// <param name="size">The size of the representation.</param>
    /// <param name="range">The part, or the whole.</param>
    /// <returns>False if the part is not there, which is 416.</returns>
    public static bool TryRead(ReadOnlySpan<char> field, long size, out ByteRange? range)
    {
        range = null;
        var dash = field.IndexOf('-');
        if (!field.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) || dash < 0)
            return true;
        var first = field[6..dash].Trim(' ');
        var last = field[(dash + 1)..].Trim(' ');
        if (!TryNumber(first, out var start) || !TryNumber(last, out var end) || (start is null && end is null) || end < start)
            return true;
        if (start is null)
            return Suffix(end!.Value, size, out range);
        if (start >= size)
            return false;
        range = new ByteRange(start.Value, Math.Min(end ?? long.MaxValue, size - 1) - start.Value + 1);
        return true;
    }

    private static bool Suffix(long length, long size, out ByteRange? range)
    {
        var taken = Math.Min(length, size);
        range = taken == 0 ? null : new ByteRange(size - taken, taken);
        return taken > 0;
    }

    /// <summary>Reads digits alone. None is no number, and not wrong.</summary>
    private static bool TryNumber(ReadOnlySpan<char> text, out long? number)
    {
        number = null;
        if (text.IsEmpty)
            return true;
        if (text.ContainsAnyExceptInRange('0', '9'))
            return false;
        number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : long.MaxValue;
        return true;
    }
}
