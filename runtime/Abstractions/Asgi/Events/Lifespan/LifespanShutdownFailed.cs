namespace Adapters;

/// <summary>The application could not clean up (<c>lifespan.shutdown.failed</c>).</summary>
public sealed class LifespanShutdownFailed : SendEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.shutdown.failed";

    /// <summary>The reason, for the operator.</summary>
    public string Message { get; set; } = "";
}
