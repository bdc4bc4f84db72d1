using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>A type that parses strings, independently of the culture.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParsableValue<T> : IValueConversion<T>
    where T : IParsable<T>
{
    /// <inheritdoc />
    public static string Expected => ValueWords.Of(typeof(T));

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out T value) =>
        T.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, out value!);
}
