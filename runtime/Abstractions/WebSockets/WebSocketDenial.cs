using System.ComponentModel;
using System.Text;
using Adapters.CompilerServices;

namespace Adapters;

/// <summary>Denies WebSocket handshakes, for generated code and its library.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WebSocketDenial
{
    /// <summary>The extension by which a handshake is denied with a response of its own.</summary>
    public const string Extension = "websocket.http.response";

    /// <summary>
    /// Denies a handshake with a status and a text. A server without the extension <c>websocket.http.response</c> answers 403 instead.
    /// </summary>
    /// <param name="scope">The request of the handshake.</param>
    /// <param name="send">The delegate that sends events.</param>
    /// <param name="status">The status.</param>
    /// <param name="detail">The text of the response.</param>
    /// <param name="headers">The header fields of the response, or null for a plain text.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static async ValueTask SendAsync(WebSocketScope scope, Send send, int status, string detail, HeaderList? headers = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(send);
        if (!scope.Extensions.ContainsKey(Extension))
        {
            await send(new WebSocketClose());
            return;
        }

        headers ??= new HeaderList { { "content-type", "text/plain; charset=utf-8" } };
        await send(new WebSocketHttpResponseStart { Status = status, Headers = headers });
        await send(new WebSocketHttpResponseBody { Body = Encoding.UTF8.GetBytes(detail.Length == 0 ? "" : detail + "\n") });
    }

    /// <summary>Denies a handshake as the first thing that an application does: receives the connect event, and answers.</summary>
    /// <param name="scope">The request of the handshake.</param>
    /// <param name="receive">The delegate that receives events.</param>
    /// <param name="send">The delegate that sends events.</param>
    /// <param name="status">The status.</param>
    /// <param name="detail">The text of the response.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static async ValueTask DenyAsync(WebSocketScope scope, Receive receive, Send send, int status, string detail)
    {
        ArgumentNullException.ThrowIfNull(receive);
        await receive();
        await SendAsync(scope, send, status, detail);
    }

    /// <summary>Denies a handshake with the response of a filter.</summary>
    /// <param name="scope">The request of the handshake.</param>
    /// <param name="receive">The delegate that receives events.</param>
    /// <param name="send">The delegate that sends events.</param>
    /// <param name="response">The response. A server sends no other than an error.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static async ValueTask DenyAsync(WebSocketScope scope, Receive receive, Send send, Response response)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(receive);
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(response);
        await receive();
        if (!scope.Extensions.ContainsKey(Extension))
        {
            await send(new WebSocketClose());
            return;
        }

        var body = response.Body;
        if (response.IsBareError)
        {
            var problem = new ResponseBuffers();
            new ErrorResponse(response.Status, response.Detail).Write(problem, scope, response.Headers);
            body = problem.Written;
        }

        await send(new WebSocketHttpResponseStart { Status = response.Status, Headers = response.Headers });
        await send(new WebSocketHttpResponseBody { Body = body });
    }

    /// <summary>Denies a handshake whose values cannot be read, with all errors, as an HTTP request is answered.</summary>
    /// <param name="scope">The request of the handshake.</param>
    /// <param name="receive">The delegate that receives events.</param>
    /// <param name="send">The delegate that sends events.</param>
    /// <param name="errors">The errors.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    public static async ValueTask DenyAsync(WebSocketScope scope, Receive receive, Send send, RequestErrors errors)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(receive);
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(errors);
        await receive();
        if (!scope.Extensions.ContainsKey(Extension))
        {
            await send(new WebSocketClose());
            return;
        }

        var body = new ResponseBuffers();
        var error = new ErrorResponse(errors.Status, errors.Detail) { Errors = errors };
        var headers = new HeaderList();
        error.Write(body, scope, headers);
        await send(new WebSocketHttpResponseStart { Status = errors.Status, Headers = headers });
        await send(new WebSocketHttpResponseBody { Body = body.Written });
    }
}
