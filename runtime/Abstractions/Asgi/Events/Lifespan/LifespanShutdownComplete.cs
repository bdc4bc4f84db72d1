namespace Adapters;

/// <summary>The application has cleaned up (<c>lifespan.shutdown.complete</c>).</summary>
public sealed class LifespanShutdownComplete : SendEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.shutdown.complete";
}
