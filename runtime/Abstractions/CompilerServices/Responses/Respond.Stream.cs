using System.Text;

namespace Adapters.CompilerServices;

/// <summary>Responses that are sent piece by piece.</summary>
public static partial class Respond
{
    /// <summary>Answers 200 with text, piece by piece, or 404 if there is none.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="pieces">The pieces. Each one is sent as UTF-8 when it arrives.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Stream(HttpScope scope, Send send, IAsyncEnumerable<string>? pieces) =>
        Stream(scope, send, pieces, ContentTypes.PlainText, static (piece, scratch) =>
        {
            scratch.Clear();
            scratch.Advance(Encoding.UTF8.GetBytes(piece, scratch.GetSpan(Encoding.UTF8.GetMaxByteCount(piece.Length))));
            return scratch.Written;
        });

    /// <summary>Answers 200 with bytes, piece by piece, or 404 if there are none.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="pieces">The pieces.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Stream(HttpScope scope, Send send, IAsyncEnumerable<byte[]>? pieces) =>
        Stream(scope, send, pieces, ContentTypes.Octets, static (piece, _) => piece);

    /// <summary>Answers 200 with bytes, piece by piece, or 404 if there are none.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="pieces">The pieces. Each one is valid until the next.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Stream(HttpScope scope, Send send, IAsyncEnumerable<ReadOnlyMemory<byte>>? pieces) =>
        Stream(scope, send, pieces, ContentTypes.Octets, static (piece, _) => piece);

    private static ValueTask Stream<T>(
        HttpScope scope, Send send, IAsyncEnumerable<T>? pieces, Header contentType, Func<T, ResponseBuffers, ReadOnlyMemory<byte>> encode)
    {
        if (pieces is null)
            return NotFound(scope, send);
        var scratch = Begin(scope, 200, contentType);
        return scope.Method == Method.Head ? SendHead(send, scratch) : SendAll(scope, send, scratch, pieces, encode);
    }

    /// <summary>
    /// The response to HEAD is only the head (RFC 9110, section 9.3.2), so the pieces, which may never end, are not requested.
    /// An empty part that announces more keeps the server from sending a length, as for GET.
    /// </summary>
    private static async ValueTask SendHead(Send send, ResponseBuffers scratch)
    {
        await send(scratch.Start);
        scratch.Body.Body = default;
        scratch.Body.MoreBody = true;
        await send(scratch.Body);
        scratch.Body.MoreBody = false;
        await send(scratch.Body);
    }

    private static async ValueTask SendAll<T>(
        HttpScope scope, Send send, ResponseBuffers scratch, IAsyncEnumerable<T> pieces,
        Func<T, ResponseBuffers, ReadOnlyMemory<byte>> encode)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(scope.Aborted, scope.StreamsEnding);
        await send(scratch.Start);
        await foreach (var piece in new EndingStream<T>(pieces, ending.Token))
        {
            scratch.Body.Body = encode(piece, scratch);
            scratch.Body.MoreBody = true;
            await send(scratch.Body);
        }

        scratch.Body.Body = default;
        scratch.Body.MoreBody = false;
        await send(scratch.Body);
    }
}
