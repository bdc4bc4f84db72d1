namespace Adapters.CompilerServices;

/// <summary>The members of a header field that is a list (RFC 9110, section 5.6.1).</summary>
internal static class FieldList
{
    /// <summary>Takes the next member. Empty members are skipped, and a comma in a quoted string separates nothing.</summary>
    public static bool MoveNext(scoped ref ReadOnlySpan<byte> list, out ReadOnlySpan<byte> member)
    {
        while (!list.IsEmpty)
        {
            var end = EndOf(list);
            member = list[..end].Trim(" \t"u8);
            list = end == list.Length ? default : list[(end + 1)..];
            if (!member.IsEmpty)
                return true;
        }

        member = default;
        return false;
    }

    private static int EndOf(ReadOnlySpan<byte> list)
    {
        var isQuoted = false;
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] == '"')
                isQuoted = !isQuoted;
            else if (isQuoted && list[i] == '\\')
                i++;
            else if (!isQuoted && list[i] == ',')
                return i;
        }

        return list.Length;
    }
}
