using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>Responses of items that are sent one by one.</summary>
public static partial class Respond
{
    /// <summary>Answers 200 with a stream, block by block, or 404 if there is none. The stream is disposed of.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="stream">The stream, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static async ValueTask Body(HttpScope scope, Send send, System.IO.Stream? stream)
    {
        await using var owned = stream;
        await Stream(scope, send, stream is null ? null : Blocks(stream), ContentTypes.Octets, static (piece, _) => piece);
    }

    /// <summary>Answers 200 with items as JSON, one on each line, or 404 if there are none.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="items">The items, or null. Each is sent when it arrives.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Lines<T>(HttpScope scope, Send send, IAsyncEnumerable<T>? items, JsonTypeInfo<T> info) =>
        Stream(scope, send, items, ContentTypes.JsonLines, (item, scratch) =>
        {
            scratch.Clear();
            WriteCompact(scratch, item, info);
            scratch.Write("\n"u8);
            return scratch.Written;
        });

    /// <summary>Answers 200 with events whose data is text, or 404 if there are none.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="events">The events, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask EventStream(HttpScope scope, Send send, ServerSentEvents<string>? events) =>
        EventStream(scope, send, events, static (item, scratch) => EventText.Write(scratch, item, Encoding.UTF8.GetBytes(item.Data ?? "")));

    /// <summary>Answers 200 with events whose data is JSON, or 404 if there are none.</summary>
    /// <typeparam name="T">The type of the data.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="events">The events, or null.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask EventStream<T>(HttpScope scope, Send send, ServerSentEvents<T>? events, JsonTypeInfo<T> info) =>
        EventStream(
            scope, send, events, (item, scratch) => EventText.Write(scratch, item, JsonSerializer.SerializeToUtf8Bytes(item.Data, info)));

    private static ValueTask EventStream<T>(
        HttpScope scope, Send send, ServerSentEvents<T>? events, Action<ServerSentEvent<T>, ResponseBuffers> encode)
    {
        if (events is null)
            return NotFound(scope, send);
        var scratch = Begin(scope, 200, ContentTypes.Events);
        scratch.Start.Headers.Add(new Header("cache-control"u8, "no-cache"u8));
        return scope.Method == Method.Head ? SendHead(send, scratch) : SendEvents(scope, send, scratch, events, encode);
    }

    private static async ValueTask SendEvents<T>(
        HttpScope scope, Send send, ResponseBuffers scratch, ServerSentEvents<T> events,
        Action<ServerSentEvent<T>, ResponseBuffers> encode)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(scope.Aborted, scope.StreamsEnding);
        await send(scratch.Start);
        await using var items = new EndingStream<ServerSentEvent<T>>(events.Events, ending.Token).GetAsyncEnumerator();
        while (await NextOf(items, events.KeepAlive, send, ending))
        {
            scratch.Clear();
            encode(items.Current, scratch);
            await send(new HttpResponseBody(scratch.Written, moreBody: true));
        }

        await send(new HttpResponseBody());
    }

    /// <summary>Waits for the next event. Whenever none has come for a while, a comment is sent.</summary>
    private static async ValueTask<bool> NextOf<T>(
        EndingStream<ServerSentEvent<T>>.Enumerator items, TimeSpan keepAlive, Send send, CancellationTokenSource ending)
    {
        var next = items.MoveNextAsync();
        if (next.IsCompleted)
            return await next;
        var later = next.AsTask();
        while (true)
        {
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
            var isDue = await Task.WhenAny(later, Task.Delay(keepAlive, timer.Token)) != later;
            await timer.CancelAsync();
            if (!isDue || ending.IsCancellationRequested)
                return await later;
            await SendComment(send, later, ending);
        }
    }

    /// <summary>Sends a comment. If that fails, the source ends first: it cannot be disposed of while it makes an event.</summary>
    private static async ValueTask SendComment(Send send, Task next, CancellationTokenSource ending)
    {
        try
        {
            await send(new HttpResponseBody(EventText.Comment.ToArray(), moreBody: true));
        }
        catch
        {
            await ending.CancelAsync();
            await Task.WhenAny(next);
            throw;
        }
    }

    /// <summary>A line has no line breaks, whatever the options of the context are.</summary>
    private static void WriteCompact<T>(ResponseBuffers scratch, T item, JsonTypeInfo<T> info)
    {
        var json = Writer(scratch);
        JsonSerializer.Serialize(json, item, info);
        json.Flush();
        json.Reset(ResponseBuffers.None);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Blocks(System.IO.Stream stream)
    {
        var block = new byte[FileAnswer.BlockSize];
        while (await stream.ReadAsync(block) is > 0 and var count)
            yield return block.AsMemory(0, count);
    }
}
