using System.Text;

namespace Adapters.Server.Tests.Transports;

/// <summary>The peer of a connection under test, in the test's thread: it waits where a real one would.</summary>
internal abstract class TestClient : IDisposable
{
    public abstract void Write(ReadOnlySpan<byte> bytes);

    public void Write(string text) => Write(Encoding.ASCII.GetBytes(text));

    /// <summary>Reads some bytes; 0 at the end, -1 after a reset.</summary>
    public abstract int Read(Span<byte> destination);

    /// <summary>Ends the client's side only.</summary>
    public abstract void End();

    public abstract void Reset();

    /// <summary>Leaves without a reset.</summary>
    public abstract void Close();

    public void Dispose() => Close();

    public string ReadText(int length)
    {
        var bytes = new byte[length];
        for (var count = 0; count < length;)
        {
            var read = Read(bytes.AsSpan(count));
            if (read <= 0)
                throw new IOException($"The connection ended with {read} after {count} of {length} bytes.");
            count += read;
        }

        return Encoding.ASCII.GetString(bytes);
    }

    /// <summary>Reads to the end or the reset: the number of bytes, and which it was.</summary>
    public (long Count, bool IsReset) Drain(Action<ReadOnlySpan<byte>>? look = null)
    {
        var buffer = new byte[64 * 1024];
        var total = 0L;
        while (true)
        {
            var count = Read(buffer);
            if (count <= 0)
                return (total, count < 0);
            look?.Invoke(buffer.AsSpan(0, count));
            total += count;
        }
    }
}
