using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Adapters.Protocols.WebSockets;

/// <summary>
/// Checks text that arrives in parts (RFC 6455, section 8.1). A character may be cut anywhere, so up to three bytes of one are
/// kept; bytes that no character begins with are found at once.
/// </summary>
internal struct Utf8Check
{
    private const int MaxLength = 4;

    private uint _kept;
    private int _keptCount;

    /// <summary>True if the text may end here.</summary>
    public readonly bool IsAtBoundary => _keptCount == 0;

    /// <summary>Checks the next part. Returns false if the text cannot be UTF-8, whatever follows.</summary>
    public bool Append(ReadOnlySpan<byte> part)
    {
        if (_keptCount > 0 && !TryCompleteKept(ref part))
            return false;
        var whole = part[..^FindCutLength(part)];
        return Utf8.IsValid(whole) && Keep(part[whole.Length..]);
    }

    public void Reset() => this = default;

    /// <summary>Returns the number of bytes at the end of the part that may be the start of a character, 0 to 3.</summary>
    private static int FindCutLength(ReadOnlySpan<byte> part)
    {
        for (var length = 1; length < MaxLength && length <= part.Length; length++)
        {
            var first = part[^length];
            if ((first & 0xC0) == 0x80)
                continue;
            return Rune.DecodeFromUtf8(part[^length..], out _, out _) == OperationStatus.NeedMoreData ? length : 0;
        }

        return 0;
    }

    /// <summary>Completes the kept character with the first bytes of the part. Returns false if they do not fit it.</summary>
    private bool TryCompleteKept(ref ReadOnlySpan<byte> part)
    {
        Span<byte> character = stackalloc byte[MaxLength];
        BitConverter.TryWriteBytes(character, _kept);
        while (!part.IsEmpty)
        {
            character[_keptCount++] = part[0];
            part = part[1..];
            switch (Rune.DecodeFromUtf8(character[.._keptCount], out _, out _))
            {
                case OperationStatus.Done:
                    _keptCount = 0;
                    return true;
                case OperationStatus.InvalidData:
                    return false;
            }
        }

        _kept = BitConverter.ToUInt32(character);
        return true;
    }

    private bool Keep(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return true;
        Span<byte> character = stackalloc byte[MaxLength];
        character.Clear();
        start.CopyTo(character);
        _kept = BitConverter.ToUInt32(character);
        _keptCount = start.Length;
        return true;
    }
}
