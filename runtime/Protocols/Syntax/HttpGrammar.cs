using System.Buffers;

namespace Adapters.Protocols.Syntax;

/// <summary>The bytes that are allowed in each element (RFC 9110, section 5.5; RFC 9112, sections 3 to 5).</summary>
internal static class HttpGrammar
{
    /// <summary>The bytes that are not allowed in a field value: control characters except the tab.</summary>
    public static readonly SearchValues<byte> NotInValue = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b != '\t').Select(b => (byte)b), 127]);

    /// <summary>Control characters, the space that would end the target, and the fragment, which no client sends.</summary>
    private static readonly SearchValues<byte> NotInTarget = SearchValues.Create(
        [.. Enumerable.Range(0, 33).Select(b => (byte)b), 127, (byte)'#']);

    public static bool IsValue(ReadOnlySpan<byte> value) => !value.ContainsAny(NotInValue);

    /// <summary>
    /// Visible bytes. Those above 0x7F should be percent-encoded, but clients send them, and front servers pass them on.
    /// </summary>
    public static bool IsTarget(ReadOnlySpan<byte> target) => !target.IsEmpty && !target.ContainsAny(NotInTarget);
}
