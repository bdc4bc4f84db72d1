using System.Text;
using Adapters.Server.Binding;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// Answers 503 when even a connection that only does this would be one too many. It sends what can be sent at once, without
/// waiting for the client to read it.
/// </summary>
internal sealed class ImmediateRejection(BindProtocol protocol)
{
    /// <summary>The request is not read, so its client gets the format that most clients read.</summary>
    private const string Body = """{"type":"about:blank","title":"Service Unavailable","status":503}""";

    private readonly byte[] _answer = Encoding.ASCII.GetBytes(
        $"{protocol.StatusPrefix}503 Service Unavailable\r\ncontent-type: application/problem+json\r\n"
        + $"retry-after: {RetryAfter.Seconds}\r\ncontent-length: {Body.Length}\r\n"
        + $"{(protocol.HasConnectionField ? "connection: close\r\n" : "")}\r\n{Body}");

    public void Send(Endpoint endpoint, BlockPool blocks)
    {
        var isSent = endpoint.Send(_answer) == _answer.Length;

        // An end turns into a reset if bytes are unread, and a reset may overtake the answer.
        if (isSent)
            Discard(endpoint, blocks);
        endpoint.Close(reset: !isSent);
    }

    private static void Discard(Endpoint endpoint, BlockPool blocks)
    {
        var block = blocks.RentLarge();
        endpoint.Receive(block);
        blocks.Return(block);
    }
}
