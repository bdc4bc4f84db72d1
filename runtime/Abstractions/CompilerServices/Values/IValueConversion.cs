using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>
/// Converts the text of a request to a value, whichever part of the request the text is from. The source decodes the text, so a
/// conversion reads plain UTF-8. It is a type and not an object, so that each use is compiled for its types.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueConversion<T>
{
    /// <summary>The expected text in words that a client understands, such as <c>a whole number</c>.</summary>
    static abstract string Expected { get; }

    /// <summary>Converts a text.</summary>
    /// <param name="text">The text (UTF-8), decoded.</param>
    /// <param name="value">The value.</param>
    /// <returns>True if the text is a valid value.</returns>
    static abstract bool TryConvert(ReadOnlySpan<byte> text, out T value);
}
