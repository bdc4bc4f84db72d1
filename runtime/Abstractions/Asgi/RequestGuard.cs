using System.ComponentModel;

namespace Adapters;

/// <summary>A server's: it uses scope, receive and send for one request after the other, unless somebody may keep them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RequestGuard
{
    /// <summary>Somebody may keep what belongs to this request: it serves no other.</summary>
    public abstract void Keep();
}
