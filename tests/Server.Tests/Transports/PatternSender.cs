using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

/// <summary>Answers the first bytes with a long pattern, as fast as the peer takes it, and then ends its side and closes.</summary>
internal sealed class PatternSender
{
    private static readonly byte[] Pattern = MakePattern();

    private readonly long _total;
    private long _sent;
    private bool _isBlocked;

    public PatternSender(long total)
    {
        _total = total;
        Handler = new TestHandler { Readable = OnReadable, Writable = _ => SendAll() };
    }

    public TestHandler Handler { get; }

    /// <summary>Fails unless the bytes are the pattern from the position on.</summary>
    public static void Check(ReadOnlySpan<byte> bytes, ref long position)
    {
        var start = (int)(position % 251);
        Assert.True(bytes.SequenceEqual(Pattern.AsSpan(start, bytes.Length)), $"Other bytes after {position}.");
        position += bytes.Length;
    }

    private static byte[] MakePattern()
    {
        var pattern = new byte[128 * 1024];
        for (var i = 0; i < pattern.Length; i++)
            pattern[i] = (byte)(i % 251);
        return pattern;
    }

    private void OnReadable(TestHandler handler)
    {
        if (handler.ReadAll() != Endpoint.Failed)
            SendAll();
    }

    private void SendAll()
    {
        while (_sent < _total)
        {
            var start = (int)(_sent % 251);
            var count = Handler.Endpoint.Send(Pattern.AsSpan(start, (int)Math.Min(64 * 1024, _total - _sent)));
            if (count == Endpoint.WouldBlock)
            {
                Block();
                return;
            }

            Assert.True(count > 0, $"Send gave {count} after {_sent}.");
            _sent += count;
        }

        Handler.Endpoint.ShutdownSend();
        Handler.Endpoint.Close(reset: false);
    }

    private void Block()
    {
        if (!_isBlocked)
            Handler.See("blocked");
        _isBlocked = true;
        Handler.Endpoint.Watch(Interest.Write);
    }
}
