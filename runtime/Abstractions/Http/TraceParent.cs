using System.Text;

namespace Adapters;

/// <summary>The field by which a trace is passed on (W3C Trace Context, section 3.2): version, trace, parent and flags.</summary>
internal static class TraceParent
{
    private const int TraceStart = 3;
    private const int TraceLength = 32;
    private const int Length = 55;

    /// <summary>Returns the trace of a request, or a new one if it has none, or one that is malformed.</summary>
    public static string Read(ReadOnlySpan<byte> field) =>
        IsValid(field) ? Encoding.ASCII.GetString(field.Slice(TraceStart, TraceLength)) : Guid.NewGuid().ToString("N");

    private static bool IsValid(ReadOnlySpan<byte> field) =>
        field.Length >= Length && field[TraceStart - 1] == '-' && field[TraceStart + TraceLength] == '-'
            && field.Slice(TraceStart, TraceLength) is var trace
            && !trace.ContainsAnyExcept("0123456789abcdef"u8) && trace.ContainsAnyExcept((byte)'0');
}
