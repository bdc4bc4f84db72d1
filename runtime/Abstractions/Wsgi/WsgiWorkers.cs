using System.ComponentModel;

namespace Adapters;

/// <summary>The threads on which a server runs synchronous applications, so that they do not hold its event loops.</summary>
public abstract class WsgiWorkers
{
    /// <summary>
    /// Answers one request with a synchronous application: body and response are streamed, and bounded, both ways. What the
    /// application throws comes out of the task, as from an asynchronous one.
    /// </summary>
    /// <param name="application">The application.</param>
    /// <param name="scope">The request.</param>
    /// <param name="receive">Where the request body comes from.</param>
    /// <param name="send">Where the response goes.</param>
    /// <returns>A task that completes when the response was handed on. If all threads and the queue are busy, the answer is 503 with Retry-After.</returns>
    public abstract ValueTask RunAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send);

    /// <summary>The same for generated code, which keeps nothing of what it is given: a server may use it again for the next request.</summary>
    /// <param name="application">The application.</param>
    /// <param name="scope">The request.</param>
    /// <param name="receive">Where the request body comes from.</param>
    /// <param name="send">Where the response goes.</param>
    /// <returns>A task that completes when the response was handed on.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public virtual ValueTask RunGeneratedAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send) =>
        RunAsync(application, scope, receive, send);
}
