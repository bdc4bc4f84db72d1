namespace Adapters;

/// <summary>The facts about the server that the environ of every request contains (PEP 3333, environ variables).</summary>
public sealed class WsgiSettings
{
    /// <summary>Indicates whether other threads may call the application at the same time (<c>wsgi.multithread</c>).</summary>
    public bool IsMultithread { get; init; }

    /// <summary>Indicates whether other processes may call the application at the same time (<c>wsgi.multiprocess</c>).</summary>
    public bool IsMultiprocess { get; init; }

    /// <summary>
    /// Values that the operator gives to the application (PEP 3333, application configuration). They replace the request's own.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Values { get; init; }

    internal static WsgiSettings Default { get; } = new();
}
