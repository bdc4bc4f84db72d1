namespace Adapters;

/// <summary>The last connection has been closed (<c>lifespan.shutdown</c>).</summary>
public sealed class LifespanShutdown : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.shutdown";
}
