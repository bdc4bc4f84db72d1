using System.ComponentModel;
using System.Globalization;

namespace Adapters.CompilerServices;

/// <summary>A date and time in UTC, whatever the zone of the server: text without an offset is UTC already.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetValue : IValueConversion<DateTimeOffset>
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <inheritdoc />
    public static string Expected => ValueWords.Of(typeof(DateTimeOffset));

    /// <inheritdoc />
    public static bool TryConvert(ReadOnlySpan<byte> text, out DateTimeOffset value) => Characters.TryConvert(
        text, static (ReadOnlySpan<char> characters, out DateTimeOffset parsed) =>
            DateTimeOffset.TryParse(characters, CultureInfo.InvariantCulture, Utc, out parsed),
        out value);
}
