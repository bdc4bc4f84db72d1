using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>A nullable object: empty text is null.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <typeparam name="TConversion">The conversion of a text that is not empty.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OptionalValue<T, TConversion> : IValueConversion<T?>
    where T : class
    where TConversion : IValueConversion<T>
{
    /// <inheritdoc />
    public static string Expected => TConversion.Expected;

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out T? value)
    {
        value = null;
        return text.IsEmpty || TConversion.TryConvert(text, out value);
    }
}
