namespace Adapters.EndToEnd.App;

/// <summary>Handlers that a front server lets nobody in to.</summary>
[Handler]
public sealed class AdminHandler
{
    /// <summary>On the event loop.</summary>
    [Get("/admin/{*path}")]
    public Task<string> Open(string path) => Task.FromResult($"admin {path}");

    /// <summary>On a worker thread.</summary>
    [Get("/wsgi/admin/{*path}")]
    public string OpenSync(string path) => $"admin {path}";
}
