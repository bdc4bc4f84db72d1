using System.Buffers;
using System.Text;

namespace Adapters;

/// <summary>Converts paths from bytes to text (RFC 3986, section 2.1; ASGI HTTP 2.5, path).</summary>
internal static class PathText
{
    private const int StackLimit = 512;

    /// <summary>The maximum number of bytes of a UTF-8 character.</summary>
    private const int MaxRuneLength = 4;

    public static string Latin1(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>Percent-decodes and reads as UTF-8. Invalid UTF-8 becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> encoded)
    {
        if (!encoded.Contains((byte)'%'))
            return Encoding.UTF8.GetString(encoded);
        byte[]? rented = null;
        var decoded = encoded.Length <= StackLimit
            ? stackalloc byte[StackLimit]
            : rented = ArrayPool<byte>.Shared.Rent(encoded.Length);
        var text = Encoding.UTF8.GetString(decoded[..PercentEncoding.Decode(encoded, decoded)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    /// <summary>The asterisk of OPTIONS belongs to the server, whatever the mount prefix.</summary>
    public static string WithRoot(string root, string path) =>
        root.Length == 0 || IsUnder(path, root) || path == "*" ? path : root + path;

    /// <summary>
    /// Returns the part of an encoded path after the prefix, or nothing for the prefix itself. A proxy may have removed the
    /// prefix or kept it: both are routed alike.
    /// </summary>
    public static ReadOnlySpan<byte> AfterRoot(ReadOnlySpan<byte> path, string root)
    {
        Span<byte> utf8 = stackalloc byte[MaxRuneLength];
        var at = 0;
        foreach (var rune in root.EnumerateRunes())
        {
            foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
            {
                if (at == path.Length || PercentEncoding.DecodeNext(path, ref at) != b)
                    return path;
            }
        }

        return at == path.Length || path[at] == (byte)'/' ? path[at..] : path;
    }

    private static bool IsUnder(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '/');
}
