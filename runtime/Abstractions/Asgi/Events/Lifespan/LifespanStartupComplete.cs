namespace Adapters;

/// <summary>The application is ready (<c>lifespan.startup.complete</c>).</summary>
public sealed class LifespanStartupComplete : SendEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.startup.complete";
}
