namespace Adapters;

/// <summary>
/// <c>name=value</c> pairs between ampersands, as in a query or an urlencoded form (URL Standard, section 5.1). Plus signs stand for
/// spaces.
/// </summary>
internal static class NamedPairs
{
    /// <summary>Finds the next value with this name, still encoded.</summary>
    public static bool MoveNext(scoped ref ReadOnlySpan<byte> pairs, scoped ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (MoveNext(ref pairs, out var found, out value))
        {
            if (IsName(found, name))
                return true;
        }

        return false;
    }

    /// <summary>Takes the next pair, still encoded. Nothing between two ampersands is no pair.</summary>
    public static bool MoveNext(scoped ref ReadOnlySpan<byte> pairs, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        pairs = pairs.TrimStart((byte)'&');
        if (pairs.IsEmpty)
        {
            name = value = default;
            return false;
        }

        var end = pairs.IndexOf((byte)'&');
        var pair = end < 0 ? pairs : pairs[..end];
        pairs = end < 0 ? default : pairs[(end + 1)..];
        var equals = pair.IndexOf((byte)'=');
        name = equals < 0 ? pair : pair[..equals];
        value = equals < 0 ? default : pair[(equals + 1)..];
        return true;
    }

    /// <summary>Compares an encoded name with a decoded one: there are several encodings of one name (RFC 3986, section 6.2.2).</summary>
    private static bool IsName(ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> name)
    {
        if (encoded.SequenceEqual(name))
            return true;
        if (encoded.Length < name.Length || !encoded.ContainsAny((byte)'%', (byte)'+'))
            return false;
        var at = 0;
        foreach (var expected in name)
        {
            if (at == encoded.Length)
                return false;
            var isPlus = encoded[at] == '+';
            var next = PercentEncoding.DecodeNext(encoded, ref at);
            if ((isPlus ? (byte)' ' : next) != expected)
                return false;
        }

        return at == encoded.Length;
    }
}
