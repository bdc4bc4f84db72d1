using System.ComponentModel;
using System.Globalization;

namespace Adapters.CompilerServices;

/// <summary>A type that parses characters, independently of the culture. No string is made of them.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SpanValue<T> : IValueConversion<T>
    where T : ISpanParsable<T>
{
    /// <inheritdoc />
    public static string Expected => ValueWords.Of(typeof(T));

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out T value) => Characters.TryConvert(
        text, static (ReadOnlySpan<char> characters, out T parsed) => T.TryParse(characters, CultureInfo.InvariantCulture, out parsed!),
        out value);
}
