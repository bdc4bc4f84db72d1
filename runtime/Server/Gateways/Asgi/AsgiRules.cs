namespace Adapters.Server.Gateways.Asgi;

/// <summary>The progress of the response in an HTTP scope (ASGI HTTP 2.5).</summary>
internal enum AsgiResponseState : byte
{
    Expected,
    Started,
    Complete,
}

/// <summary>The events that an application may send, and when (ASGI 3.0 and HTTP 2.5): the rules and their error messages.</summary>
internal static class AsgiRules
{
    public static void CheckStart(HttpResponseStart start, AsgiResponseState state)
    {
        if (state != AsgiResponseState.Expected)
            throw new InvalidOperationException("http.response.start was sent twice: a response starts once (ASGI HTTP 2.5).");
        if (start.Status is < 200 or > 599)
            throw new ArgumentException(
                $"http.response.start has the status {start.Status}: a final status is 200 to 599 (RFC 9110, section 15).");
        if (start.Headers is null)
            throw new ArgumentException("http.response.start has no header list: omit the property or set an empty list.");
        if (start.Reason is { } reason)
            ReasonPhrase.Check(reason);
    }

    public static InvalidOperationException AfterCompletion() =>
        new("The application has completed: nothing more can be sent for its request (ASGI 3.0).");

    public static InvalidOperationException BodyBeforeStart() =>
        new("http.response.body was sent before http.response.start (ASGI HTTP 2.5).");

    public static InvalidOperationException NotForHttp(SendEvent? message) => message switch
    {
        null => new("send was called without an event."),
        HttpResponseTrailers or HttpResponseEarlyHint or HttpResponsePathSend or HttpResponseZeroCopySend or HttpResponsePush
            or HttpResponseDebug =>
            new(
                $"{message.Type} is an extension that this server does not offer: check scope.Extensions before sending "
                + "it (ASGI 3.0, extensions)."),
        _ => new($"{message.Type} is not an event of an http scope: send http.response.start and http.response.body (ASGI HTTP 2.5)."),
    };

    /// <summary>Checks that an application that completes has sent its whole response, unless the client has left.</summary>
    public static InvalidOperationException? CheckCompletion(AsgiResponseState state, bool isDisconnected) => state switch
    {
        _ when isDisconnected => null,
        AsgiResponseState.Expected => new("The application completed without http.response.start."),
        AsgiResponseState.Started => new("The application completed before the last http.response.body (one with more_body false)."),
        _ => null,
    };
}
