using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary><c>true</c> or <c>false</c>, in any case.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanValue : IValueConversion<bool>
{
    /// <inheritdoc />
    public static string Expected => ValueWords.Of(typeof(bool));

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out bool value)
    {
        value = Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || Ascii.EqualsIgnoreCase(text, "false"u8);
    }
}
