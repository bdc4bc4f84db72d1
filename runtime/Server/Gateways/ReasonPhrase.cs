namespace Adapters.Server.Gateways;

/// <summary>Checks the reason phrase of an application's status (RFC 9112, section 4): each character stands for a byte.</summary>
internal static class ReasonPhrase
{
    /// <exception cref="ArgumentException">
    /// The phrase contains a character that would split the response, or that is not a byte.
    /// </exception>
    public static void Check(ReadOnlySpan<char> reason)
    {
        foreach (var character in reason)
        {
            if (character is not ('\t' or (>= ' ' and <= '\xff' and not '\x7f')))
                throw new ArgumentException(
                    $"The reason of the status has the character U+{(int)character:X4}, which it cannot contain (RFC 9112, section 4).");
        }
    }
}
