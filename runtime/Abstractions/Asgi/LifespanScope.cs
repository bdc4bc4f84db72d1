namespace Adapters;

/// <summary>The lifetime of the process (ASGI lifespan 2.0).</summary>
public sealed class LifespanScope : Scope
{
    /// <inheritdoc />
    public override string Type => "lifespan";

    /// <inheritdoc />
    public override AsgiVersions Asgi => AsgiVersions.Lifespan;

    /// <inheritdoc />
    public override IDictionary<string, object?> State { get; } = new Dictionary<string, object?>();

    /// <summary>
    /// Is cancelled when the server is told to stop while the application starts up: a <see cref="StartupAttribute"/> method
    /// that takes a token has this one. <see cref="Aborted"/> follows if it has not ended when the time for it is over.
    /// </summary>
    public CancellationToken Stopping { get; set; }

    /// <summary>
    /// Is cancelled when the server stops waiting for the application: a <see cref="ShutdownAttribute"/> method that takes a
    /// token has this one.
    /// </summary>
    public CancellationToken Aborted { get; set; }
}
