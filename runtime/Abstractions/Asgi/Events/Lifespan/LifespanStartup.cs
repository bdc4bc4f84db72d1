namespace Adapters;

/// <summary>The server is about to accept connections (ASGI lifespan 2.0, <c>lifespan.startup</c>).</summary>
public sealed class LifespanStartup : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.startup";
}
