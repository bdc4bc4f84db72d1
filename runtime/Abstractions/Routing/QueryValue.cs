using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Adapters;

/// <summary>How generated code reads a value from the query: <c>name=value</c> pairs between ampersands, plus signs for spaces.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QueryValue
{
    private const int StackLimit = 256;

    /// <summary>Finds the first value of a name.</summary>
    /// <param name="query">The query, still encoded.</param>
    /// <param name="name">The name, as text would be encoded: letters, digits and underscores.</param>
    /// <param name="value">The value, still encoded; empty where there is none.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(ReadOnlySpan<byte> query, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (!query.IsEmpty)
        {
            var end = query.IndexOf((byte)'&');
            var pair = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];
            if (!pair.StartsWith(name) || (pair.Length > name.Length && pair[name.Length] != '='))
                continue;
            value = pair.Length > name.Length ? pair[(name.Length + 1)..] : default;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>A value as text (UTF-8).</summary>
    /// <param name="value">The value, still encoded.</param>
    /// <returns>The text.</returns>
    public static string Text(ReadOnlySpan<byte> value)
    {
        if (!value.ContainsAny((byte)'%', (byte)'+'))
            return Encoding.UTF8.GetString(value);
        Span<byte> decoded = value.Length <= StackLimit ? stackalloc byte[StackLimit] : new byte[value.Length];
        return Encoding.UTF8.GetString(decoded[..PercentEncoding.Decode(value, decoded, plusIsSpace: true)]);
    }

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="text">The value, still encoded.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse<T>(ReadOnlySpan<byte> text, out T value)
        where T : IUtf8SpanParsable<T>
    {
        if (!text.ContainsAny((byte)'%', (byte)'+'))
            return T.TryParse(text, CultureInfo.InvariantCulture, out value!);
        Span<byte> decoded = text.Length <= StackLimit ? stackalloc byte[StackLimit] : new byte[text.Length];
        return T.TryParse(decoded[..PercentEncoding.Decode(text, decoded, plusIsSpace: true)], CultureInfo.InvariantCulture, out value!);
    }

    /// <summary>Reads a value of a type that parses characters only.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="text">The value, still encoded.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParseText<T>(ReadOnlySpan<byte> text, out T value)
        where T : ISpanParsable<T> => T.TryParse(Text(text), CultureInfo.InvariantCulture, out value!);

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <param name="text">The value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether the text is one of them.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out bool value) => RouteValue.TryParse(text, out value);

    /// <summary>What to tell a client whose value is missing or does not parse.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isGiven">Whether there was a value.</param>
    /// <param name="text">The value, still encoded.</param>
    /// <param name="expected">The type that it should have.</param>
    /// <returns>A sentence for the problem's detail.</returns>
    public static string Explain(string name, bool isGiven, ReadOnlySpan<byte> text, string expected) => isGiven
        ? $"The query value '{name}' is '{Text(text)}', which is not a value of type {expected}."
        : $"The query value '{name}' of type {expected} is missing.";
}
