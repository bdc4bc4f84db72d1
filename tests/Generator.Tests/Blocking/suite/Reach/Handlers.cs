// scope: handlers
[Handler]
public sealed class Handlers(Store store)
{
    [Get("/a")]
    public async Task<string> Asynchronous()
    {
        await Task.Yield();
        store.Save(); // ADPT103
        await store.SaveLater(); // ADPT103
        await store.Quick(); // -
        await Offload.Run(store.Save); // -
        return "";
    }

    [Get("/b")]
    public ValueTask<string> WithoutTheModifier()
    {
        store.Save(); // ADPT103
        return new("");
    }

    [Get("/c")]
    public async IAsyncEnumerable<string> Stream()
    {
        yield return File.ReadAllText("x"); // ADPT103
        yield return await File.ReadAllTextAsync("x"); // -
    }

    [Get("/d")]
    public string Synchronous() => File.ReadAllText("x"); // -

    [NonBlocking]
    [Get("/e")]
    public string Promise() => File.ReadAllText("x"); // ADPT103

    [WebSocket("/f")]
    public async Task Socket(Receive receive, Send send)
    {
        await receive();
        Thread.Sleep(1); // ADPT102
    }

    public async Task NotAHandler()
    {
        await Task.Yield();
        Thread.Sleep(1); // -
    }
}

public sealed class Middleware
{
    public static AsgiApplication AddHeader(AsgiApplication inner) => async (scope, receive, send) =>
    {
        Thread.Sleep(1); // ADPT102
        await inner(scope, receive, send); // -
    };

    public static ValueTask Application(Scope scope, Receive receive, Send send)
    {
        Thread.Sleep(1); // ADPT102
        return default;
    }

    public static WsgiApplication AddHeader(WsgiApplication inner) => (environ, start) =>
    {
        Thread.Sleep(1); // -
        return inner(environ, start); // -
    };
}

public static class Promises
{
    [NonBlocking]
    public static string Property => File.ReadAllText("x"); // ADPT103

    [NonBlocking]
    public static int Count() => 1; // -

    public static string Other => File.ReadAllText("x"); // -
}

[NonBlocking]
public sealed class PromisedType
{
    public PromisedType() => Thread.Sleep(1); // ADPT102

    public void Run() => Thread.Sleep(1); // ADPT102

    public void Quick() { } // -
}

public sealed class Store
{
    public void Save() => File.WriteAllText("x", ""); // -

    public async Task SaveLater()
    {
        await Task.Yield();
        File.WriteAllText("x", ""); // -
    }

    public Task Quick() => Task.CompletedTask; // -
}
