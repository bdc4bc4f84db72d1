using System.ComponentModel;
using System.Globalization;

namespace Adapters.CompilerServices;

/// <summary>A type that parses UTF-8 itself, independently of the culture.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Utf8Value<T> : IValueConversion<T>
    where T : IUtf8SpanParsable<T>
{
    /// <inheritdoc />
    public static string Expected => ValueWords.Of(typeof(T));

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out T value) =>
        T.TryParse(text, CultureInfo.InvariantCulture, out value!);
}
