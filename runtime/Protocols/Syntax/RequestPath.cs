namespace Adapters.Protocols.Syntax;

/// <summary>
/// Decides which paths reach an application. Well-behaved clients resolve dot segments before they send (RFC 3986, section
/// 5.2.4), so a path that still has one was sent to be understood in two ways: by a front server, a router or a file system.
/// None is resolved here; the request is rejected, however the dots and slashes are written.
/// </summary>
internal static class RequestPath
{
    /// <summary>More dots than a dot segment has.</summary>
    private const int NotDots = 3;

    /// <summary>
    /// Indicates whether the path, decoded once, has neither a segment that is "." or ".." nor a NUL. A backslash also ends a
    /// segment, as in some file systems.
    /// </summary>
    public static bool IsAllowed(ReadOnlySpan<byte> path)
    {
        // Without a dot and an escape, there is nothing to find: for most paths, this search is the only cost.
        return path.IndexOfAny((byte)'.', (byte)'%') < 0 || IsAllowedDecoded(path);
    }

    private static bool IsAllowedDecoded(ReadOnlySpan<byte> path)
    {
        var dots = 0;
        for (var i = 0; i < path.Length; i++)
        {
            var b = path[i];
            if (PercentEscape.TryDecode(path[i..], out var decoded))
            {
                b = decoded;
                i += PercentEscape.Length - 1;
            }

            if (b == 0)
                return false;
            if (b is (byte)'/' or (byte)'\\')
            {
                if (dots is 1 or 2)
                    return false;
                dots = 0;
            }
            else
            {
                dots += b == '.' ? 1 : NotDots;
            }
        }

        return dots is not (1 or 2);
    }
}
