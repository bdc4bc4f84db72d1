using System.Runtime.InteropServices;

namespace Adapters.Server.Native;

/// <summary>A stream of zlib without a header, which compresses or expands one message after another.</summary>
internal sealed unsafe class ZlibStream : SafeHandle
{
    private const int Deflated = 8;
    private const int WindowBitsToInflate = 15;

    /// <summary>The default compression level of zlib.</summary>
    private const int Level = 6;
    private const int MemoryLevel = 8;

    private readonly bool _deflates;

    private ZlibStream(bool deflates, int windowBits)
        : base(0, ownsHandle: true)
    {
        _deflates = deflates;
        // zlib keeps the address, so it must not move.
        SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(ZlibState)));
        fixed (byte* version = "1\0"u8)
        {
            var result = deflates
                ? Zlib.DeflateInit(State, Level, Deflated, -windowBits, MemoryLevel, 0, version, sizeof(ZlibState))
                : Zlib.InflateInit(State, -windowBits, version, sizeof(ZlibState));
            if (result != Zlib.Ok)
                throw new OutOfMemoryException($"zlib cannot make a stream: {result}");
        }
    }

    public override bool IsInvalid => handle == 0;

    private ZlibState* State => (ZlibState*)handle;

    public static ZlibStream MakeDeflater(int windowBits) => new(deflates: true, windowBits);

    public static ZlibStream MakeInflater() => new(deflates: false, WindowBitsToInflate);

    /// <summary>Forgets the message before.</summary>
    public void Reset()
    {
        if (_deflates)
            Zlib.DeflateReset(State);
        else
            Zlib.InflateReset(State);
    }

    /// <summary>Moves bytes from the input to the output. Returns zlib's result.</summary>
    public int Run(ReadOnlySpan<byte> input, Span<byte> output, out int consumed, out int written)
    {
        fixed (byte* source = input)
        fixed (byte* destination = output)
        {
            State->NextIn = source;
            State->AvailableIn = (uint)input.Length;
            State->NextOut = destination;
            State->AvailableOut = (uint)output.Length;
            var result = _deflates ? Zlib.Deflate(State, Zlib.SyncFlush) : Zlib.Inflate(State, Zlib.NoFlush);
            consumed = input.Length - (int)State->AvailableIn;
            written = output.Length - (int)State->AvailableOut;
            return result;
        }
    }

    protected override bool ReleaseHandle()
    {
        _ = _deflates ? Zlib.DeflateEnd(State) : Zlib.InflateEnd(State);
        NativeMemory.Free(State);
        return true;
    }
}
