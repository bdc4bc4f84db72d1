using System.Buffers;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>Gives the characters of UTF-8 text to a parser, without making a string of them.</summary>
internal static class Characters
{
    private const int StackLimit = 256;

    public delegate bool Parser<T>(ReadOnlySpan<char> characters, out T value);

    public static bool TryConvert<T>(ReadOnlySpan<byte> text, Parser<T> parse, out T value)
    {
        char[]? rented = null;
        var characters = text.Length <= StackLimit ? stackalloc char[StackLimit] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            // UTF-8 has at least a byte for each UTF-16 code unit.
            return parse(characters[..Encoding.UTF8.GetChars(text, characters)], out value);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented);
        }
    }
}
