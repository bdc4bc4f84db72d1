using System.Text;
using Adapters.Server.Binding;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// Answers 503 where even a connection that only says so would be one too many: with what can be sent at once, and no wait for
/// the client to read it.
/// </summary>
internal static class ImmediateRejection
{
    private static readonly byte[] Answer = MakeAnswer("");
    private static readonly byte[] ClosingAnswer = MakeAnswer("connection: close\r\n");

    public static void Send(Endpoint endpoint, BindProtocol protocol, BlockPool blocks)
    {
        var answer = protocol.HasConnectionField ? ClosingAnswer : Answer;
        var isSent = endpoint.Send(answer) == answer.Length;

        // An end turns into a reset where bytes are unread, and a reset may overtake the answer.
        if (isSent)
            Discard(endpoint, blocks);
        endpoint.Close(reset: !isSent);
    }

    private static byte[] MakeAnswer(string connection) => Encoding.ASCII.GetBytes(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\nretry-after: 1\r\n"
        + $"content-length: 20\r\n{connection}\r\nService Unavailable\n");

    private static void Discard(Endpoint endpoint, BlockPool blocks)
    {
        var block = blocks.RentLarge();
        endpoint.Receive(block);
        blocks.Return(block);
    }
}
