using System.ComponentModel;

namespace Adapters;

/// <summary>The lifetime of the process (ASGI lifespan 2.0).</summary>
public sealed class LifespanScope : Scope
{
    /// <inheritdoc />
    public override string Type => "lifespan";

    /// <inheritdoc />
    public override AsgiVersions Asgi => AsgiVersions.Lifespan;

    /// <summary>
    /// The features that the server offers beyond HTTP, by name: <c>websocket</c>, if one of its addresses has WebSockets.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = ScopeExtensions.None;

    /// <inheritdoc />
    public override IDictionary<string, object?> State { get; } = new Dictionary<string, object?>();

    /// <summary>
    /// Cancelled when the server receives a stop signal while the application starts up. A <see cref="StartupAttribute"/>
    /// method that takes a token gets this one. <see cref="Aborted"/> follows if the startup is not complete when its time is
    /// over.
    /// </summary>
    public CancellationToken Stopping { get; set; }

    /// <summary>
    /// Cancelled when the server stops waiting for the application. A <see cref="ShutdownAttribute"/> method that takes a token
    /// gets this one.
    /// </summary>
    public CancellationToken Aborted { get; set; }

    /// <summary>The clock of the work in the background.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Learns what becomes of the work in the background, or null. For servers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JobMonitor? Monitor { get; init; }

    /// <summary>The methods that run in the background; null until there is one.</summary>
    internal LifespanJobs? Jobs { get; set; }

    /// <summary>The handlers and filters that are disposed of at the end.</summary>
    internal OwnedHandlers Owned { get; } = new();
}
