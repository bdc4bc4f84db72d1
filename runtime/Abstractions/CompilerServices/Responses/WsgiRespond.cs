using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Adapters.CompilerServices;

/// <summary>Sends responses of synchronous handlers for generated code. Each method starts the response and returns its body.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WsgiRespond
{
    /// <summary>Answers 200 with text.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="text">The text, sent as UTF-8.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Text(Environ environ, StartResponse start, string? text) =>
        text is null ? NotFound(environ, start) : Text(start, 200, text);

    /// <summary>Answers 200 with bytes.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Bytes(Environ environ, StartResponse start, ReadOnlyMemory<byte> bytes)
    {
        start(WsgiStatus.Line(200), [ContentTypes.Octets]);
        return [bytes];
    }

    /// <summary>Answers 200 with bytes, or 404 if they are null.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="bytes">The bytes, or null.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Bytes(Environ environ, StartResponse start, byte[]? bytes) =>
        bytes is null ? NotFound(environ, start) : Bytes(environ, start, bytes.AsMemory());

    /// <summary>Answers 200 with bytes, or 404 if they are null.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="bytes">The bytes, or null.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Bytes(Environ environ, StartResponse start, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } some ? Bytes(environ, start, some) : NotFound(environ, start);

    /// <summary>Answers 200 with a value as JSON, or 404 if it is null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Json<T>(Environ environ, StartResponse start, T? value, JsonTypeInfo<T> info)
        where T : struct => value is { } some ? Json(environ, start, some, info) : NotFound(environ, start);

    /// <summary>Answers 200 with a value as JSON, or 404 if it is null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="value">The value.</param>
    /// <param name="info">The JSON metadata of the type.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Json<T>(Environ environ, StartResponse start, T? value, JsonTypeInfo<T> info)
    {
        if (value is null)
            return NotFound(environ, start);
        var body = SingleBlock.Rent(start);
        var json = body.Json;
        JsonSerializer.Serialize(json, value, info);
        json.Flush();
        return Start(start, 200, ContentTypes.Json, body);
    }

    /// <summary>Answers 204.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <returns>The empty body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> NoContent(Environ environ, StartResponse start) => Empty(start, 204, []);

    /// <summary>Answers 404.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> NotFound(Environ environ, StartResponse start) => Error(environ, start, 404);

    /// <summary>Answers 405 (RFC 9110, section 15.5.6).</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="allow">The methods of the resource, separated by commas.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> MethodNotAllowed(Environ environ, StartResponse start, string allow) =>
        Error(environ, start, 405, headers: [new Header("allow", allow)]);

    /// <summary>Answers 415 (RFC 9110, section 15.5.16).</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="types">The media types that the resource reads, separated by commas.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> UnsupportedMediaType(Environ environ, StartResponse start, string types) =>
        Error(environ, start, 415, RouteConditions.Unsupported(types), headers: [RouteConditions.Accept(environ.Scope, types)]);

    /// <summary>Answers 204 with the allowed methods (RFC 9110, section 9.3.7).</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="allow">The methods of the resource, separated by commas.</param>
    /// <returns>The empty body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Options(Environ environ, StartResponse start, string allow) =>
        Empty(start, 204, [new Header("allow", allow)]);

    /// <summary>Answers with a problem (RFC 9457).</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="status">The status code.</param>
    /// <param name="detail">The problem with this request.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Problem(Environ environ, StartResponse start, int status, string detail) =>
        Error(environ, start, status, detail);

    /// <summary>Answers with a problem that has all errors of the request.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="errors">The errors.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Problem(Environ environ, StartResponse start, RequestErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Error(environ, start, errors.Status, errors.Detail, errors);
    }

    /// <summary>Answers with a response that the handler created.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="value">The response.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Response(Environ environ, StartResponse start, Response? value)
    {
        if (value is null)
            return NotFound(environ, start);
        if (value.IsBareError)
            return Error(environ, start, value.Status, value.Detail, headers: value.Headers);
        start(WsgiStatus.Line(value.Status), value.Headers);
        return value.Body.IsEmpty ? [] : [value.Body];
    }

    /// <summary>Answers 200 with text, piece by piece, or 404 if there is none.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="pieces">The pieces, each sent as UTF-8.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Stream(Environ environ, StartResponse start, IEnumerable<string>? pieces)
    {
        if (pieces is null)
            return NotFound(environ, start);
        start(WsgiStatus.Line(200), [ContentTypes.PlainText]);
        return Encode(pieces);
    }

    /// <summary>Answers 200 with bytes, piece by piece, or 404 if there are none.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Stream(Environ environ, StartResponse start, IEnumerable<byte[]>? pieces)
    {
        if (pieces is null)
            return NotFound(environ, start);
        start(WsgiStatus.Line(200), [ContentTypes.Octets]);
        return Wrap(pieces);
    }

    /// <summary>Answers 200 with bytes, piece by piece, or 404 if there are none.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="pieces">The pieces. Each one is valid until the next.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Stream(Environ environ, StartResponse start, IEnumerable<ReadOnlyMemory<byte>>? pieces)
    {
        if (pieces is null)
            return NotFound(environ, start);
        start(WsgiStatus.Line(200), [ContentTypes.Octets]);
        return pieces;
    }

    /// <summary>Answers with the status of an exception. An error of the server goes on to it, and is logged there.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="error">The exception.</param>
    /// <returns>The body.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Failure(Environ environ, StartResponse start, HttpException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (error.Status >= 500)
            ExceptionDispatchInfo.Throw(error);
        return Error(environ, start, error.Status, error.Detail, error.Errors, error.Headers, error);
    }

    private static SingleBlock Error(
        Environ environ, StartResponse start, int status, string? detail = null, RequestErrors? errors = null, HeaderList? headers = null,
        Exception? exception = null)
    {
        var body = SingleBlock.Rent(start);
        var scope = environ.Scope;
        var error = new ErrorResponse(status, detail) { Errors = errors };
        error.Write(body.Buffer, scope, body.Headers, headers);
        start(WsgiStatus.Line(status), body.Headers, exception);
        return body;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Text(StartResponse start, int status, string text)
    {
        var body = SingleBlock.Rent(start);
        Encoding.UTF8.GetBytes(text, body.Buffer);
        return Start(start, status, ContentTypes.PlainText, body);
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
