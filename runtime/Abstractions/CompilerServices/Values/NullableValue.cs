using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>A nullable struct: empty text is null.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <typeparam name="TConversion">The conversion of a text that is not empty.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableValue<T, TConversion> : IValueConversion<T?>
    where T : struct
    where TConversion : IValueConversion<T>
{
    /// <inheritdoc />
    public static string Expected => TConversion.Expected;

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out T? value)
    {
        value = null;
        if (text.IsEmpty)
            return true;
        if (!TConversion.TryConvert(text, out var converted))
            return false;
        value = converted;
        return true;
    }
}
