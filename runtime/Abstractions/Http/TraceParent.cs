using System.Text;

namespace Adapters;

/// <summary>The field by which a trace is passed on (W3C Trace Context, section 3.2): version, trace, parent and flags.</summary>
internal static class TraceParent
{
    private const int TraceStart = 3;
    private const int TraceLength = 32;
    private const int Length = 55;

    /// <summary>Reads the trace of a request. Returns false if it has none, or one that is malformed.</summary>
    public static bool TryRead(ReadOnlySpan<byte> field, out Guid trace)
    {
        trace = default;
        if (!IsValid(field))
            return false;
        Span<char> digits = stackalloc char[TraceLength];
        Ascii.ToUtf16(field.Slice(TraceStart, TraceLength), digits, out _);
        return Guid.TryParseExact(digits, "N", out trace);
    }

    private static bool IsValid(ReadOnlySpan<byte> field) =>
        field.Length >= Length && field[TraceStart - 1] == '-' && field[TraceStart + TraceLength] == '-'
            && field.Slice(TraceStart, TraceLength) is var trace
            && !trace.ContainsAnyExcept("0123456789abcdef"u8) && trace.ContainsAnyExcept((byte)'0');
}
