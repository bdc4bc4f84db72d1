using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>Sends responses of synchronous handlers for generated code. Each method starts the response and returns its body.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WsgiRespond
{
    private static readonly Header PlainText = new("content-type"u8, "text/plain; charset=utf-8"u8);
    private static readonly Header Octets = new("content-type"u8, "application/octet-stream"u8);
    private static readonly Header JsonText = new("content-type"u8, "application/json"u8);
    private static readonly Header ProblemText = new("content-type"u8, "application/problem+json"u8);

    /// <summary>Answers 200 with text.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="text">The text, sent as UTF-8.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Text(StartResponse start, string? text) =>
        text is null ? NotFound(start) : Text(start, 200, text);

    /// <summary>Answers 200 with bytes.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Bytes(StartResponse start, ReadOnlyMemory<byte> bytes)
    {
        start(WsgiStatus.Line(200), [Octets]);
        return [bytes];
    }

    /// <summary>Answers 200 with bytes, or 404 if they are null.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="bytes">The bytes, or null.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Bytes(StartResponse start, byte[]? bytes) =>
        bytes is null ? NotFound(start) : Bytes(start, bytes.AsMemory());

    /// <summary>Answers 200 with bytes, or 404 if they are null.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="bytes">The bytes, or null.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Bytes(StartResponse start, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } some ? Bytes(start, some) : NotFound(start);

    /// <summary>Answers 200 with a value as JSON, or 404 if it is null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="start">The server's start_response.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Json<T>(StartResponse start, T? value, JsonTypeInfo<T> info)
        where T : struct => value is { } some ? Json(start, some, info) : NotFound(start);

    /// <summary>Answers 200 with a value as JSON, or 404 if it is null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="start">The server's start_response.</param>
    /// <param name="value">The value.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Json<T>(StartResponse start, T? value, JsonTypeInfo<T> info)
    {
        if (value is null)
            return NotFound(start);
        var body = SingleBlock.Rent(start);
        var json = body.Json;
        JsonSerializer.Serialize(json, value, info);
        json.Flush();
        return Start(start, 200, JsonText, body);
    }

    /// <summary>Answers 204.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <returns>The empty body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> NoContent(StartResponse start) => Empty(start, 204, []);

    /// <summary>Answers 404.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> NotFound(StartResponse start) => Text(start, 404, "Not Found");

    /// <summary>Answers 405 (RFC 9110, section 15.5.6).</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="allow">The methods of the resource, separated by commas.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> MethodNotAllowed(StartResponse start, string allow)
    {
        start(WsgiStatus.Line(405), [PlainText, new Header("allow", allow)]);
        return ["Method Not Allowed"u8.ToArray()];
    }

    /// <summary>Answers 204 with the allowed methods (RFC 9110, section 9.3.7).</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="allow">The methods of the resource, separated by commas.</param>
    /// <returns>The empty body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Options(StartResponse start, string allow) =>
        Empty(start, 204, [new Header("allow", allow)]);

    /// <summary>Answers with a problem (RFC 9457).</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="status">The status code.</param>
    /// <param name="detail">The problem with this request.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Problem(StartResponse start, int status, string detail) =>
        Problem(start, status, detail, null);

    /// <summary>Answers with a problem that has all errors of the request.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="errors">The errors.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Problem(StartResponse start, RequestErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Problem(start, errors.Status, errors.Detail, errors);
    }

    /// <summary>Answers with a response that the handler created.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="value">The response.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Response(StartResponse start, Response? value)
    {
        if (value is null)
            return NotFound(start);
        start(WsgiStatus.Line(value.Status), value.Headers);
        return value.Body.IsEmpty ? [] : [value.Body];
    }

    /// <summary>Answers 200 with text, piece by piece, or 404 if there is none.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="pieces">The pieces, each sent as UTF-8.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Stream(StartResponse start, IEnumerable<string>? pieces)
    {
        if (pieces is null)
            return NotFound(start);
        start(WsgiStatus.Line(200), [PlainText]);
        return Encode(pieces);
    }

    /// <summary>Answers 200 with bytes, piece by piece, or 404 if there are none.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Stream(StartResponse start, IEnumerable<byte[]>? pieces)
    {
        if (pieces is null)
            return NotFound(start);
        start(WsgiStatus.Line(200), [Octets]);
        return Wrap(pieces);
    }

    /// <summary>Answers 200 with bytes, piece by piece, or 404 if there are none.</summary>
    /// <param name="start">The server's start_response.</param>
    /// <param name="pieces">The pieces. Each one is valid until the next.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Stream(StartResponse start, IEnumerable<ReadOnlyMemory<byte>>? pieces)
    {
        if (pieces is null)
            return NotFound(start);
        start(WsgiStatus.Line(200), [Octets]);
        return pieces;
    }

    private static SingleBlock Problem(StartResponse start, int status, string detail, RequestErrors? errors)
    {
        var body = SingleBlock.Rent(start);
        ProblemDetails.Write(body.Json, status, detail, errors);
        return Start(start, status, ProblemText, body);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Text(StartResponse start, int status, string text)
    {
        var body = SingleBlock.Rent(start);
        Encoding.UTF8.GetBytes(text, body.Buffer);
        return Start(start, status, PlainText, body);
    }

    private static SingleBlock Start(StartResponse start, int status, Header contentType, SingleBlock body)
    {
        body.Headers.Add(contentType);
        start(WsgiStatus.Line(status), body.Headers);
        return body;
    }

    private static ReadOnlyMemory<byte>[] Empty(StartResponse start, int status, HeaderList headers)
    {
        start(WsgiStatus.Line(status), headers);
        return [];
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<string> pieces)
    {
        foreach (var piece in pieces)
            yield return Encoding.UTF8.GetBytes(piece);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Wrap(IEnumerable<byte[]> pieces)
    {
        foreach (var piece in pieces)
            yield return piece;
    }
}
