namespace Adapters.Server.Gateways;

/// <summary>What an application may send as the reason of a status (RFC 9112, section 4): characters that each stand for a byte.</summary>
internal static class ReasonPhrase
{
    /// <exception cref="ArgumentException">It has a character that would split the response, or that is no byte.</exception>
    public static void Check(ReadOnlySpan<char> reason)
    {
        foreach (var character in reason)
        {
            if (character is not ('\t' or (>= ' ' and <= '\xff' and not '\x7f')))
                throw new ArgumentException($"The reason of the status has the character U+{(int)character:X4}, which it cannot carry (RFC 9112, section 4).");
        }
    }
}
