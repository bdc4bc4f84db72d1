namespace Adapters.Samples.Hello;

/// <summary>A middleware is a function from application to application.</summary>
public static class Middleware
{
    /// <summary>Adds a header to every response of an asynchronous application.</summary>
    public static AsgiApplication WithHeader(this AsgiApplication application, Header header) => (scope, receive, send) =>
        application(scope, receive, message =>
        {
            if (message is not HttpResponseStart start)
                return send(message);
            var changed = start.Copy();
            changed.Headers.Add(header);
            return send(changed);
        });

    /// <summary>Adds a header to every response of a synchronous application.</summary>
    public static WsgiApplication WithHeader(this WsgiApplication application, Header header) => (environ, startResponse) =>
        application(environ, (status, headers, excInfo) =>
        {
            var changed = headers.Copy();
            changed.Add(header);
            return startResponse(status, changed, excInfo);
        });
}
