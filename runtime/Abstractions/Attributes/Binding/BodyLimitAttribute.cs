namespace Adapters;

/// <summary>
/// Limits the size of request bodies. A larger one is answered with 413, before it is read if the request says how large it is. The server
/// has a limit for all routes, too, which this one cannot raise. On a method, it replaces that of the class.
/// </summary>
/// <param name="bytes">The maximum size in bytes.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class BodyLimitAttribute(long bytes) : Attribute
{
    /// <summary>The maximum size in bytes.</summary>
    public long Bytes { get; } = bytes;
}
