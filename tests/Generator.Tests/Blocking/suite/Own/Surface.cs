// scope: handlers
[Handler]
public sealed class Surface(Store store)
{
    [Get("/direct")]
    public async Task<string> Direct(HttpScope scope, Environ environ, StartResponse start, WsgiApplication application, byte[] buffer)
    {
        _ = environ.Input.Read(buffer); // ADPT108
        _ = environ.Input.ReadByte(); // ADPT108
        _ = await environ.Input.ReadAsync(buffer); // -
        var write = start("200 OK", []);
        write(buffer); // ADPT108
        foreach (var block in application(environ, start)) // ADPT108
            _ = block;
        environ.Errors.Write("x"); // -
        _ = environ.Method; // -
        _ = scope.Method; // -
        return ""; // -
    }

    [Get("/blocking")]
    public string Blocking() => store.Load(); // -

    [Get("/quick")]
    public string Quick() => "quick"; // -

    [Get("/calls")]
    public async Task<string> Calls()
    {
        await Task.Yield();
        return Blocking() + Quick(); // ADPT108
    }

    [Get("/offloads")]
    public async Task<string> Offloads() => await Offload.Run(Blocking); // -

    [NonBlocking]
    [Get("/promise")]
    public string Promise() => store.Load(); // ADPT103

    [NonBlocking]
    [Get("/kept")]
    public string Kept() => "kept"; // -
}

public sealed class Store
{
    public string Load() => File.ReadAllText("x"); // -
}
