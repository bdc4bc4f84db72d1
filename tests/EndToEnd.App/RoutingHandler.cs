namespace Adapters.EndToEnd.App;

/// <summary>Routes that are chosen by more than a path, and bodies that are limited by route, in both styles.</summary>
[Handler("/routing")]
public sealed class RoutingHandler
{
    /// <summary>The length of a body of at most ten bytes.</summary>
    [Post("/limited"), BodyLimit(10)]
    public async Task<int> Limited(ReadOnlyMemory<byte> body)
    {
        await Task.Yield();
        return body.Length;
    }

    /// <summary>The same on a worker thread.</summary>
    [Post("/wsgi/limited"), BodyLimit(10)]
    public int LimitedSync(byte[] body) => body.Length;

    /// <summary>The route of a host.</summary>
    [Get("/host"), Host("one.test")]
    public string One() => "one";

    /// <summary>The route of its subdomains.</summary>
    [Get("/host"), Host("*.one.test")]
    public ValueTask<string> Sub() => new("sub");

    /// <summary>Values with constraints, and one that may be missing.</summary>
    [Get("/{a:int:min(1)}-{b:alpha}/{c?}")]
    public ValueTask<string> Parts(int a, string b, int c = 3) => new($"{a} {b} {c}");
}
