using System.Runtime.InteropServices;

namespace Adapters.Server.Native;

/// <summary>
/// The zlib of the system, by its name: unlike DeflateStream, its streams can be reset, so that one serves message after message.
/// </summary>
internal static unsafe partial class Zlib
{
    public const int NoFlush = 0;
    public const int SyncFlush = 2;
    public const int Ok = 0;
    public const int StreamEnd = 1;

    /// <summary>Nothing more can be done without more input or room: no error.</summary>
    public const int BufferError = -5;

    private const string Name = "libz.so.1";

    /// <summary>True if the system has it.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && NativeLibrary.TryLoad(Name, out _);

    [LibraryImport(Name, EntryPoint = "deflateInit2_")]
    public static partial int DeflateInit(ZlibState* stream, int level, int method, int windowBits, int memoryLevel, int strategy,
        byte* version, int size);

    [LibraryImport(Name, EntryPoint = "deflate")]
    public static partial int Deflate(ZlibState* stream, int flush);

    [LibraryImport(Name, EntryPoint = "deflateReset")]
    public static partial int DeflateReset(ZlibState* stream);

    [LibraryImport(Name, EntryPoint = "deflateEnd")]
    public static partial int DeflateEnd(ZlibState* stream);

    [LibraryImport(Name, EntryPoint = "inflateInit2_")]
    public static partial int InflateInit(ZlibState* stream, int windowBits, byte* version, int size);

    [LibraryImport(Name, EntryPoint = "inflate")]
    public static partial int Inflate(ZlibState* stream, int flush);

    [LibraryImport(Name, EntryPoint = "inflateReset")]
    public static partial int InflateReset(ZlibState* stream);

    [LibraryImport(Name, EntryPoint = "inflateEnd")]
    public static partial int InflateEnd(ZlibState* stream);
}

/// <summary>z_stream of zlib.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZlibState
{
    public byte* NextIn;
    public uint AvailableIn;
    public CULong TotalIn;
    public byte* NextOut;
    public uint AvailableOut;
    public CULong TotalOut;
    public nint Message;
    public nint State;
    public nint Allocate;
    public nint Free;
    public nint Opaque;
    public int DataType;
    public CULong Checksum;
    public CULong Reserved;
}
