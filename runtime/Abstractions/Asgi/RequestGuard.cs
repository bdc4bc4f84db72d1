using System.ComponentModel;

namespace Adapters;

/// <summary>
/// Lets a server reuse scope, receive and send for one request after another, unless they might be kept, and log the errors that
/// generated code meets after the response. Implemented by servers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RequestGuard
{
    /// <summary>Reports that an object of this request might be kept, so the objects must not serve another request.</summary>
    public abstract void Keep();

    /// <summary>Reports that something which belongs to the request could not be disposed of. Called from any thread.</summary>
    /// <param name="error">The exception.</param>
    public abstract void ReportDisposal(Exception error);
}
