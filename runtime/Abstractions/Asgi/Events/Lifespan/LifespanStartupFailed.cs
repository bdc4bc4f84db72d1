namespace Adapters;

/// <summary>
/// The application cannot start (<c>lifespan.startup.failed</c>): the server reports the message and exits with status 3.
/// </summary>
public sealed class LifespanStartupFailed : SendEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.startup.failed";

    /// <summary>The reason, for the operator.</summary>
    public string Message { get; set; } = "";
}
