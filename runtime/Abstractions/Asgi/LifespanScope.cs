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
}
