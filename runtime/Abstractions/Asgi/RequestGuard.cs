using System.ComponentModel;

namespace Adapters;

/// <summary>A server's: makes receive and send for one request alone out of those that it uses for one request after the other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RequestGuard
{
    /// <summary>Makes a receive that is told of no other request.</summary>
    /// <param name="receive">What the application was given.</param>
    /// <returns>One for this request; the same where it is not the server's own.</returns>
    public abstract Receive Guard(Receive receive);

    /// <summary>Makes a send that reaches no other request.</summary>
    /// <param name="send">What the application was given.</param>
    /// <returns>One for this request; the same where it is not the server's own.</returns>
    public abstract Send Guard(Send send);
}
