using System.ComponentModel;

namespace Adapters;

/// <summary>
/// Lets a server reuse scope, receive and send for one request after another, unless they might be kept. Implemented by
/// servers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RequestGuard
{
    /// <summary>Reports that an object of this request might be kept, so the objects must not serve another request.</summary>
    public abstract void Keep();
}
