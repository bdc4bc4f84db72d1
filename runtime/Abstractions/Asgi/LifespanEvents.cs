namespace Adapters;

/// <summary>The server is about to accept connections (ASGI lifespan 2.0, <c>lifespan.startup</c>).</summary>
public sealed class LifespanStartup : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.startup";
}

/// <summary>The application is ready (<c>lifespan.startup.complete</c>).</summary>
public sealed class LifespanStartupComplete : SendEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.startup.complete";
}

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

/// <summary>The last connection has been closed (<c>lifespan.shutdown</c>).</summary>
public sealed class LifespanShutdown : ReceiveEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.shutdown";
}

/// <summary>The application has cleaned up (<c>lifespan.shutdown.complete</c>).</summary>
public sealed class LifespanShutdownComplete : SendEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.shutdown.complete";
}

/// <summary>The application could not clean up (<c>lifespan.shutdown.failed</c>).</summary>
public sealed class LifespanShutdownFailed : SendEvent
{
    /// <inheritdoc />
    public override string Type => "lifespan.shutdown.failed";

    /// <summary>The reason, for the operator.</summary>
    public string Message { get; set; } = "";
}
