using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Transports;

internal sealed class MemoryTestClient : TestClient
{
    private readonly MemoryClient _client;

    public MemoryTestClient(MemoryClient client)
    {
        _client = client;
        _client.Window = 8 * 1024;
    }

    public override void Write(ReadOnlySpan<byte> bytes) => _client.Write(bytes);

    public override int Read(Span<byte> destination)
    {
        while (true)
        {
            // In this order: the server may end the connection between two looks.
            var hadEnded = _client.HasEnded;
            if (_client.IsReset)
                return -1;
            var count = _client.Read(destination);
            if (count > 0 || hadEnded)
                return count;
            if (!_client.Wait(Patience.Limit))
                throw new TimeoutException("The server sent nothing.");
        }
    }

    public override void End() => _client.End();

    public override void Reset() => _client.Reset();

    public override void Close() => _client.End();
}
