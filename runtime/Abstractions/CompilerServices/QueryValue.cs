using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>
/// Reads values from the query for generated code: <c>name=value</c> pairs between ampersands, with plus signs for spaces.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QueryValue
{
    private const int StackLimit = 256;

    /// <summary>Finds the first value with this name.</summary>
    /// <param name="query">The query, still encoded.</param>
    /// <param name="name">The name in encoded form: letters, digits and underscores.</param>
    /// <param name="value">The value, still encoded, or empty if there is none.</param>
    /// <returns>True if there is one.</returns>
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

    /// <summary>Returns a value as text (UTF-8).</summary>
    /// <param name="value">The value, still encoded.</param>
    /// <returns>The text.</returns>
    public static string Text(ReadOnlySpan<byte> value)
    {
        if (!value.ContainsAny((byte)'%', (byte)'+'))
            return Encoding.UTF8.GetString(value);
        Span<byte> decoded = value.Length <= StackLimit ? stackalloc byte[StackLimit] : new byte[value.Length];
        return Encoding.UTF8.GetString(decoded[..PercentEncoding.Decode(value, decoded, plusIsSpace: true)]);
    }

    /// <summary>Parses a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="text">The value, still encoded.</param>
    /// <param name="value">The value.</param>
    /// <returns>True if the text is a valid value.</returns>
    public static bool TryParse<T>(ReadOnlySpan<byte> text, out T value)
        where T : IUtf8SpanParsable<T>
    {
        if (!text.ContainsAny((byte)'%', (byte)'+'))
            return T.TryParse(text, CultureInfo.InvariantCulture, out value!);
        Span<byte> decoded = text.Length <= StackLimit ? stackalloc byte[StackLimit] : new byte[text.Length];
        return T.TryParse(decoded[..PercentEncoding.Decode(text, decoded, plusIsSpace: true)], CultureInfo.InvariantCulture, out value!);
    }

    /// <summary>Parses a value of a type that accepts only characters.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="text">The value, still encoded.</param>
    /// <param name="value">The value.</param>
    /// <returns>True if the text is a valid value.</returns>
    public static bool TryParseText<T>(ReadOnlySpan<byte> text, out T value)
        where T : ISpanParsable<T> => T.TryParse(Text(text), CultureInfo.InvariantCulture, out value!);

    /// <summary>Parses <c>true</c> or <c>false</c>.</summary>
    /// <param name="text">The value.</param>
    /// <param name="value">The value read.</param>
    /// <returns>True if the text is one of them.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out bool value) => RouteValue.TryParse(text, out value);

    /// <summary>Explains to a client that a value is missing or cannot be parsed.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isGiven">True if there was a value.</param>
    /// <param name="text">The value, still encoded.</param>
    /// <param name="expected">The expected type.</param>
    /// <returns>A sentence for the problem's detail.</returns>
    public static string Explain(string name, bool isGiven, ReadOnlySpan<byte> text, string expected) => isGiven
        ? $"The query value '{name}' is '{Text(text)}', which is not a value of type {expected}."
        : $"The query value '{name}' of type {expected} is missing.";
}
