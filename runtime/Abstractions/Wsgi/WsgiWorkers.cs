using System.ComponentModel;

namespace Adapters;

/// <summary>The threads on which a server runs synchronous applications, so that they do not block its event loops.</summary>
public abstract class WsgiWorkers : WorkerThreads
{
    /// <summary>Returns the worker threads of the server that serves a request.</summary>
    /// <exception cref="InvalidOperationException">The server has none.</exception>
    internal static WsgiWorkers Of(HttpScope scope) => scope.Workers as WsgiWorkers ?? throw new InvalidOperationException(
        "This server has no worker threads for synchronous code: set scope.Workers, or make the handlers asynchronous.");

    /// <summary>
    /// Answers one request with a synchronous application. Body and response are streamed, with bounded buffers, in both
    /// directions. The task fails with the exception of the application, as with an asynchronous one.
    /// </summary>
    /// <param name="application">The application.</param>
    /// <param name="scope">The request.</param>
    /// <param name="receive">The delegate that receives the request body.</param>
    /// <param name="send">The delegate that sends the response.</param>
    /// <returns>
    /// A task that completes when the response has been passed on. If all threads and the queue are busy, the answer is 503
    /// with Retry-After.
    /// </returns>
    public abstract ValueTask RunAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send);

    /// <summary>
    /// Answers one request with generated code, which keeps nothing of what it is given, so that a server may reuse it for the
    /// next request.
    /// </summary>
    /// <param name="application">The application.</param>
    /// <param name="scope">The request.</param>
    /// <param name="receive">The delegate that receives the request body.</param>
    /// <param name="send">The delegate that sends the response.</param>
    /// <returns>A task that completes when the response has been passed on.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public virtual ValueTask RunGeneratedAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send) =>
        RunAsync(application, scope, receive, send);
}
