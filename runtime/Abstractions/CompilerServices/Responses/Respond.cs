using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>
/// Sends responses of asynchronous handlers for generated code. It uses the events and the buffer that the scope keeps, so that
/// it allocates nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Respond
{
    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>Answers 200 with text, or 404 if it is null.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="text">The text, sent as UTF-8, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Text(HttpScope scope, Send send, string? text)
    {
        if (text is null)
            return NotFound(scope, send);
        var scratch = Begin(scope, 200, ContentTypes.PlainText);
        var room = scratch.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        scratch.Advance(Encoding.UTF8.GetBytes(text, room));
        return Send(scratch, send, scratch.Written);
    }

    /// <summary>Answers 200 with bytes, or 404 if they are null.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="bytes">The bytes, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Bytes(HttpScope scope, Send send, byte[]? bytes) =>
        bytes is null ? NotFound(scope, send) : Bytes(scope, send, bytes.AsMemory());

    /// <summary>Answers 200 with bytes.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Bytes(HttpScope scope, Send send, ReadOnlyMemory<byte> bytes) =>
        Send(Begin(scope, 200, ContentTypes.Octets), send, bytes);

    /// <summary>Answers 200 with bytes, or 404 if they are null.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="bytes">The bytes, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Bytes(HttpScope scope, Send send, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } some ? Bytes(scope, send, some) : NotFound(scope, send);

    /// <summary>Answers 200 with a value as JSON, or 404 if it is null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Json<T>(HttpScope scope, Send send, T? value, JsonTypeInfo<T> info)
        where T : struct => value is { } some ? Json(scope, send, some, info) : NotFound(scope, send);

    /// <summary>Answers 200 with a value as JSON, or 404 if it is null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Json<T>(HttpScope scope, Send send, T? value, JsonTypeInfo<T> info)
    {
        if (value is null)
            return NotFound(scope, send);
        var scratch = Begin(scope, 200, ContentTypes.Json);
        var json = Writer(scratch);
        JsonSerializer.Serialize(json, value, info);
        json.Flush();
        json.Reset(ResponseBuffers.None);
        return Send(scratch, send, scratch.Written);
    }

    /// <summary>Answers 204.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask NoContent(HttpScope scope, Send send) => Send(Begin(scope, 204), send, default);

    /// <summary>Answers 404.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask NotFound(HttpScope scope, Send send) => Error(scope, send, 404);

    /// <summary>Answers 405 (RFC 9110, section 15.5.6).</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="allow">The methods of the resource, separated by commas.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask MethodNotAllowed(HttpScope scope, Send send, string allow) =>
        Error(scope, send, 405, headers: [new Header("allow", allow)]);

    /// <summary>Answers 415 (RFC 9110, section 15.5.16).</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="types">The media types that the resource reads, separated by commas.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask UnsupportedMediaType(HttpScope scope, Send send, string types) =>
        Error(scope, send, 415, RouteConditions.Unsupported(types), headers: [RouteConditions.Accept(scope, types)]);

    /// <summary>Answers 204 with the allowed methods (RFC 9110, section 9.3.7).</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="allow">The methods of the resource, separated by commas.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Options(HttpScope scope, Send send, string allow)
    {
        var scratch = Begin(scope, 204);
        scratch.Start.Headers.Add("allow", allow);
        return Send(scratch, send, default);
    }

    /// <summary>Answers with a problem (RFC 9457).</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="status">The status code.</param>
    /// <param name="detail">The problem with this request.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Problem(HttpScope scope, Send send, int status, string detail) =>
        Error(scope, send, status, detail);

    /// <summary>Answers with a problem that has all errors of the request.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="errors">The errors.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Problem(HttpScope scope, Send send, RequestErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Error(scope, send, errors.Status, errors.Detail, errors);
    }

    /// <summary>Answers with a response that the handler created, or 404 if it is null.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="value">The response, or null.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static ValueTask Response(HttpScope scope, Send send, Response? value)
    {
        if (value is null)
            return NotFound(scope, send);
        if (value.IsBareError)
            return Error(scope, send, value.Status, value.Detail, headers: value.Headers);
        var scratch = Begin(scope, value.Status);
        foreach (var header in value.Headers.AsSpan())
            scratch.Start.Headers.Add(header);
        return Send(scratch, send, value.Body);
    }

    /// <summary>
    /// Answers with the status of an exception. It goes on to the server if the response has begun, and if it is an error of the server,
    /// which logs it.
    /// </summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="error">The exception.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static async ValueTask Failure(HttpScope scope, Send send, HttpException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (error.Status >= 500)
            ExceptionDispatchInfo.Throw(error);
        try
        {
            await Error(scope, send, error.Status, error.Detail, error.Errors, error.Headers);
        }
        catch (InvalidOperationException)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    private static ValueTask Error(
        HttpScope scope, Send send, int status, string? detail = null, RequestErrors? errors = null, HeaderList? headers = null)
    {
        var scratch = Begin(scope, status);
        var error = new ErrorResponse(status, detail) { Errors = errors };
        error.Write(scratch, scope, scratch.Start.Headers, headers);
        return Send(scratch, send, scratch.Written);
    }

    private static Utf8JsonWriter Writer(ResponseBuffers scratch)
    {
        if (_json is null)
            return _json = new Utf8JsonWriter((IBufferWriter<byte>)scratch);
        _json.Reset((IBufferWriter<byte>)scratch);
        return _json;
    }

    private static ResponseBuffers Begin(HttpScope scope, int status, Header contentType)
    {
        var scratch = Begin(scope, status);
        scratch.Start.Headers.Add(contentType);
        return scratch;
    }

    private static ResponseBuffers Begin(HttpScope scope, int status)
    {
        var scratch = scope.Scratch;
        scratch.Clear();
        scratch.Restart(status);
        return scratch;
    }

    private static ValueTask Send(ResponseBuffers scratch, Send send, ReadOnlyMemory<byte> body)
    {
        var started = send(scratch.Start);
        if (!started.IsCompletedSuccessfully)
            return SendAfter(started, scratch, send, body);
        started.GetAwaiter().GetResult();
        scratch.Body.Body = body;
        scratch.Body.MoreBody = false;
        return send(scratch.Body);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask SendAfter(ValueTask started, ResponseBuffers scratch, Send send, ReadOnlyMemory<byte> body)
    {
        await started;
        scratch.Body.Body = body;
        scratch.Body.MoreBody = false;
        await send(scratch.Body);
    }
}
