using System.Text.Json.Serialization;

namespace Adapters.EndToEnd.App;

/// <summary>Results and errors of both styles.</summary>
[Handler("/results")]
public sealed class ResultsHandler
{
    /// <summary>One of two results.</summary>
    [Get("/item/{id:int}")]
    public async Task<Results<CreatedJson<Item>, NotFound>> Find(int id)
    {
        await Task.Yield();
        return Make(id);
    }

    /// <summary>The same on a worker thread.</summary>
    [Get("/wsgi/item/{id:int}")]
    public Results<CreatedJson<Item>, NotFound> FindSync(int id) => Make(id);

    /// <summary>A file, with parts and conditions.</summary>
    [Get("/file")]
    public async Task<FileResponse> File(string path)
    {
        await Task.Yield();
        return new FileResponse(path);
    }

    /// <summary>The same on a worker thread.</summary>
    [Get("/wsgi/file")]
    public FileResponse FileSync(string path) => new(path);

    /// <summary>Events with a pause, in which comments are sent.</summary>
    [Get("/events")]
    public ServerSentEvents<Item> Events(CancellationToken cancellation) =>
        new(Wait(cancellation)) { KeepAlive = TimeSpan.FromMilliseconds(10) };

    /// <summary>A line for each item.</summary>
    [Get("/lines")]
    public async IAsyncEnumerable<Item> Lines()
    {
        yield return new Item(1);
        await Task.Yield();
        yield return new Item(2);
    }

    /// <summary>An exception with a status, or another one.</summary>
    [Get("/throw/{status:int}")]
    public async Task<string> Throw(int status)
    {
        await Task.Yield();
        throw Failure(status);
    }

    /// <summary>The same on a worker thread.</summary>
    [Get("/wsgi/throw/{status:int}")]
    public string ThrowSync(int status) => throw Failure(status);

    /// <summary>A form with a file.</summary>
    [Post("/form")]
    public async Task<string> Form([FromForm] string name, FormFile file)
    {
        await Task.Yield();
        return $"{name} {file.FileName} {file.Length}";
    }

    /// <summary>The same on a worker thread.</summary>
    [Post("/wsgi/form")]
    public string FormSync([FromForm] string name, FormFile file) => $"{name} {file.FileName} {file.Length}";

    /// <summary>The parts of a form as they arrive, of which only one is allowed.</summary>
    [Post("/parts"), FormLimits(Parts = 1)]
    public async Task<string> Parts(IAsyncEnumerable<FormPart> parts)
    {
        var names = "";
        await foreach (var part in parts)
            names += part.Name;
        return names;
    }

    /// <summary>The same on a worker thread.</summary>
    [Post("/wsgi/parts"), FormLimits(Parts = 1)]
    public string PartsSync(IEnumerable<FormPart> parts) => string.Concat(parts.Select(part => part.Name));

    private static Results<CreatedJson<Item>, NotFound> Make(int id) =>
        id == 1 ? new CreatedJson<Item>("/results/item/1", new Item(id)) : new NotFound("There is no such item.");

    private static Exception Failure(int status) =>
        status == 0 ? new InvalidOperationException("a secret") : new HttpException(status, "Not today.");

    private static async IAsyncEnumerable<Item> Wait(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new Item(1);
        await Task.Delay(500, cancellation);
        yield return new Item(2);
    }
}

/// <summary>What is sent as JSON.</summary>
/// <param name="Id">Its number.</param>
public sealed record Item(int Id);

/// <summary>The JSON metadata.</summary>
[JsonSerializable(typeof(Item))]
internal sealed partial class AppJson : JsonSerializerContext;
