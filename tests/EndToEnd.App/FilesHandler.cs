namespace Adapters.EndToEnd.App;

/// <summary>Handlers that take whatever path is left, as those of files do: they answer with it.</summary>
[Handler]
public sealed class FilesHandler
{
    /// <summary>On the event loop.</summary>
    [Get("/files/{*path}")]
    public Task<string> File(string path) => Task.FromResult(path);

    /// <summary>On a worker thread.</summary>
    [Get("/wsgi/files/{*path}")]
    public string FileSync(string path, Environ environ) => $"{path} {environ.PathInfo}";
}
