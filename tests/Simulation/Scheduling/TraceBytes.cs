using System.Security.Cryptography;
using Adapters.Protocols.Tests;

namespace Adapters.Simulation.Scheduling;

/// <summary>Bytes as a line of a trace has them: long ones are cut short, and still differ when what was left out does.</summary>
internal static class TraceBytes
{
    /// <summary>So many are written, whatever they are: the head of a usual request.</summary>
    private const int Whole = 512;

    /// <summary>What is written of more than those.</summary>
    private const int Beginning = 256;

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Whole)
            return TranscriptBytes.Escape(bytes);
        var rest = bytes[Beginning..];
        return $"{TranscriptBytes.Escape(bytes[..Beginning])}... and {rest.Length} more bytes, with the hash {Hash(rest)}";
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 4));
}
