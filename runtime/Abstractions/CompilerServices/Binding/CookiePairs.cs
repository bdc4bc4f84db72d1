namespace Adapters.CompilerServices;

/// <summary>The cookies in a header field: <c>name=value</c> pairs between semicolons (RFC 6265, section 4.2).</summary>
internal static class CookiePairs
{
    /// <summary>Finds the next value with this name, without the quotation marks that may be around it.</summary>
    public static bool MoveNext(scoped ref ReadOnlySpan<byte> pairs, scoped ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (!pairs.IsEmpty)
        {
            var end = pairs.IndexOf((byte)';');
            var pair = (end < 0 ? pairs : pairs[..end]).Trim(" \t"u8);
            pairs = end < 0 ? default : pairs[(end + 1)..];
            if (pair.Length <= name.Length || pair[name.Length] != '=' || !pair.StartsWith(name))
                continue;
            value = pair[(name.Length + 1)..];
            if (value is [(byte)'"', .., (byte)'"'])
                value = value[1..^1];
            return true;
        }

        value = default;
        return false;
    }
}
