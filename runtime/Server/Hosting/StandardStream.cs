using System.Runtime.InteropServices;

namespace Adapters.Server.Hosting;

/// <summary>
/// Standard output or error, written through its descriptor. The console's stream is not used, because each of its writers
/// waits for all the others: a log whose reader does not read would block every <c>Console.WriteLine</c> of the application.
/// </summary>
internal sealed unsafe partial class StandardStream : Stream
{
    public const int Output = 1;
    public const int Error = 2;

    private readonly int _descriptor;

    private StandardStream(int descriptor) => _descriptor = descriptor;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens the stream. If the process was started without it, returns one that discards everything.</summary>
    public static Stream Open(int descriptor)
    {
        if (OperatingSystem.IsWindows())
            return descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
        return IsInherited(descriptor) ? new StandardStream(descriptor) : Null;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint written;
            fixed (byte* pointer = buffer)
                written = Native.write(_descriptor, pointer, (nuint)buffer.Length);
            if (written >= 0)
                buffer = buffer[(int)written..];
            else if (!CanGoOn(Marshal.GetLastPInvokeError()))
                return;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>
    /// A process may be started with a stream closed. Its number then refers to a file of the runtime, which must not be
    /// written to. Such a file is closed on exec; an inherited stream is not.
    /// </summary>
    private static bool IsInherited(int descriptor) =>
        Native.fcntl(descriptor, Native.F_GETFD) == 0
        && (Native.fcntl(descriptor, Native.F_GETFL) & Native.O_ACCMODE) != Native.O_RDONLY;

    /// <summary>False if the reader has gone. In that case, nobody misses the rest.</summary>
    private bool CanGoOn(int error)
    {
        if (error == Native.EPIPE)
            return false;
        // A process that shares the stream may have made it non-blocking.
        if (error is Native.EAGAIN or Native.EAGAIN_MAC)
            WaitForRoom();
        else if (error != Native.EINTR)
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        return true;
    }

    private void WaitForRoom()
    {
        var wait = new Native.PollDescriptor { Descriptor = _descriptor, Events = Native.POLLOUT };
        Native.poll(&wait, 1, Timeout.Infinite);
    }

    private static partial class Native
    {
        public const int EINTR = 4;
        public const int EAGAIN = 11;
        public const int EAGAIN_MAC = 35;
        public const int EPIPE = 32;
        public const int F_GETFD = 1;
        public const int F_GETFL = 3;
        public const int O_ACCMODE = 3;
        public const int O_RDONLY = 0;
        public const short POLLOUT = 4;

        private const string Name = "libc";

        [LibraryImport(Name, SetLastError = true)]
        public static partial nint write(int descriptor, byte* buffer, nuint length);

        [LibraryImport(Name)]
        public static partial int fcntl(int descriptor, int command);

        [LibraryImport(Name)]
        public static partial int poll(PollDescriptor* descriptors, nuint count, int timeout);

        [StructLayout(LayoutKind.Sequential)]
        public struct PollDescriptor
        {
            public int Descriptor;
            public short Events;
            public short Returned;
        }
    }
}
