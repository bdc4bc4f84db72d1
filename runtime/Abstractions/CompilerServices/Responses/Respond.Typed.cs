using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>Responses of results that have a status of their own, and of single values.</summary>
public static partial class Respond
{
    /// <summary>Answers with a value as JSON and the status of the result, or 404 if there is none.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="result">The result, or null.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Typed<T>(HttpScope scope, Send send, JsonResponse<T>? result, JsonTypeInfo<T> info)
    {
        if (result is null)
            return NotFound(scope, send);
        var scratch = Begin(scope, result.Status);
        foreach (var header in result.Headers.AsSpan())
            scratch.Start.Headers.Add(header);
        if (!scratch.Start.Headers.Contains("content-type"))
            scratch.Start.Headers.Add(ContentTypes.Json);
        var json = Writer(scratch);
        JsonSerializer.Serialize(json, result.Value, info);
        json.Flush();
        json.Reset(ResponseBuffers.None);
        return Send(scratch, send, scratch.Written);
    }

    /// <summary>Answers 200 with text that is JSON, or 404 if there is none.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="json">The JSON, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Raw(HttpScope scope, Send send, string? json)
    {
        if (json is null)
            return NotFound(scope, send);
        var scratch = Begin(scope, 200, ContentTypes.Json);
        scratch.Advance(Encoding.UTF8.GetBytes(json, scratch.GetSpan(Encoding.UTF8.GetMaxByteCount(json.Length))));
        return Send(scratch, send, scratch.Written);
    }

    /// <summary>Answers 200 with a number as JSON, or 404 if there is none.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="number">The number, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Number<T>(HttpScope scope, Send send, T? number)
        where T : struct, IFormattable => Raw(scope, send, number is { } some ? NumberText(some) : null);

    /// <summary>Answers 200 with a number as JSON.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="number">The number.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Number<T>(HttpScope scope, Send send, T number)
        where T : struct, IFormattable => Raw(scope, send, NumberText(number));

    /// <summary>JSON has no infinity (RFC 8259, section 6).</summary>
    internal static string NumberText<T>(T number)
        where T : struct, IFormattable
    {
        var text = number.ToString(null, CultureInfo.InvariantCulture);
        return char.IsAsciiDigit(text[^1]) ? text : throw new InvalidOperationException($"JSON has no number {text}.");
    }

    /// <summary>Answers with a file, or 404 if there is none.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="file">The file, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static async ValueTask File(HttpScope scope, Send send, FileResponse? file)
    {
        var conditions = new FileConditions(scope);
        using var answer = file is null ? null : await Task.Run(() => FileAnswer.Open(file, conditions));
        if (answer is null)
        {
            await NotFound(scope, send);
        }
        else if (answer.Status >= 400)
        {
            await Error(scope, send, answer.Status, headers: answer.Headers);
        }
        else
        {
            await send(new HttpResponseStart(answer.Status, answer.Headers));
            await SendParts(scope, send, answer, conditions.IsHead ? 0 : answer.Length);
        }
    }

    private static async ValueTask SendParts(HttpScope scope, Send send, FileAnswer answer, long left)
    {
        var position = answer.Start;
        var block = new byte[Math.Min(left, FileAnswer.BlockSize)];
        while (left > 0)
        {
            var room = block.AsMemory(0, (int)Math.Min(left, block.Length));
            var count = await RandomAccess.ReadAsync(answer.Handle, room, position, scope.Aborted);
            if (count == 0)
                break;
            (left, position) = (left - count, position + count);
            await send(new HttpResponseBody(block.AsMemory(0, count), moreBody: true));
        }

        await send(new HttpResponseBody());
    }
}
