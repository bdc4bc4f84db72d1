using System.Buffers;

namespace Adapters.Server.Telemetry.Logging;

internal static class LogBytes
{
    /// <summary>
    /// Bytes of a peer that must be escaped in the log: control characters, bytes that are not ASCII, the quote and the
    /// backslash.
    /// </summary>
    public static readonly SearchValues<byte> Unsafe = SearchValues.Create(All());

    private static byte[] All()
    {
        var bytes = new List<byte> { (byte)'"', (byte)'\\' };
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            if (value is < ' ' or > '~')
                bytes.Add((byte)value);
        }

        return [.. bytes];
    }
}
