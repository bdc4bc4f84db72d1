using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>Text as it is. Invalid UTF-8 becomes U+FFFD.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TextValue : IValueConversion<string>
{
    /// <inheritdoc />
    public static string Expected => ValueWords.Of(typeof(string));

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out string value)
    {
        value = Encoding.UTF8.GetString(text);
        return true;
    }
}
