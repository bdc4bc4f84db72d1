using System.Text;

namespace Adapters;

/// <summary>The preferences of a client (RFC 9110, section 12.5.1).</summary>
internal static class Accept
{
    private const int Most = 1000;

    /// <summary>Returns the weight of a media type, from 0 (not acceptable) to 1000.</summary>
    /// <param name="accept">The value of the Accept field. If it is empty, everything is acceptable.</param>
    /// <param name="media">The media type, in lower case.</param>
    public static int Weigh(ReadOnlySpan<byte> accept, ReadOnlySpan<byte> media)
    {
        var (best, weight) = (0, accept.IsEmpty ? Most : 0);
        foreach (var part in accept.Split((byte)','))
        {
            var range = accept[part];
            var end = range.IndexOf((byte)';');
            var fit = Fit((end < 0 ? range : range[..end]).Trim(" \t"u8), media);
            if (fit > best)
                (best, weight) = (fit, FieldParameters.TryFind(range, "q"u8, out var quality) ? Read(quality) : Most);
        }

        return weight;
    }

    /// <summary>The more specific range counts, wherever it stands.</summary>
    private static int Fit(ReadOnlySpan<byte> range, ReadOnlySpan<byte> media) =>
        Ascii.EqualsIgnoreCase(range, media) ? 3
        : range.EndsWith("/*"u8) && Ascii.EqualsIgnoreCase(range[..^1], media[..(media.IndexOf((byte)'/') + 1)]) ? 2
        : range.SequenceEqual("*/*"u8) ? 1 : 0;

    /// <summary>A weight has three digits at most (RFC 9110, section 12.4.2). One that is malformed counts as 1.</summary>
    private static int Read(ReadOnlySpan<byte> quality)
    {
        if (quality is not [(byte)'0', ..])
            return Most;
        var (weight, unit) = (0, Most);
        for (var i = 2; i < quality.Length && quality[i] is >= (byte)'0' and <= (byte)'9'; i++)
            weight += (quality[i] - '0') * (unit /= 10);
        return weight;
    }
}
