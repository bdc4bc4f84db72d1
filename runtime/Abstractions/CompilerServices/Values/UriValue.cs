using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>An absolute or relative URI (RFC 3986).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriValue : IValueConversion<Uri>
{
    /// <inheritdoc />
    public static string Expected => ValueWords.Of(typeof(Uri));

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out Uri value) =>
        Uri.TryCreate(Encoding.UTF8.GetString(text), UriKind.RelativeOrAbsolute, out value!);
}
