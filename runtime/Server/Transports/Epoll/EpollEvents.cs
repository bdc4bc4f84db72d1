using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adapters.Server.Native;

namespace Adapters.Server.Transports.Epoll;

/// <summary>The kernel's struct epoll_event: packed on x64, aligned elsewhere.</summary>
internal sealed unsafe class EpollEvents : IDisposable
{
    public const int Capacity = 512;

    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int Size = DataOffset + 8;

    public EpollEvents() => Pointer = (byte*)NativeMemory.AllocZeroed((nuint)(Capacity * Size));

    public byte* Pointer { get; private set; }

    public uint Flags(int index) => Unsafe.ReadUnaligned<uint>(Pointer + (index * Size));

    public ulong Data(int index) => Unsafe.ReadUnaligned<ulong>(Pointer + (index * Size) + DataOffset);

    public static int Control(int epoll, int operation, int descriptor, uint flags, ulong data)
    {
        var change = stackalloc byte[16];
        Unsafe.WriteUnaligned(change, flags);
        Unsafe.WriteUnaligned(change + DataOffset, data);
        return Libc.epoll_ctl(epoll, operation, descriptor, change);
    }

    public void Dispose()
    {
        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}
