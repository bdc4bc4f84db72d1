using System.Text;

namespace Adapters.Protocols.Tests;

internal static class LineEnds
{
    /// <summary>Text of a source file with the line ends of the wire.</summary>
    public static byte[] WithLineEnds(this byte[] text) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(text).ReplaceLineEndings("\r\n"));
}
