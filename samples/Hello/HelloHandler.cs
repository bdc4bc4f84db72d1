namespace Adapters.Samples.Hello;

/// <summary>The same greeting, synchronous and asynchronous.</summary>
[Handler("/hello")]
public sealed class HelloHandler
{
    /// <summary>Synchronous: runs on a worker thread, where blocking is allowed.</summary>
    [Get("/{name}")]
    public string Greet(string name) => $"Hello, {name}!";

    /// <summary>Asynchronous: runs on the event loop, and leaves it free while it waits.</summary>
    [Get("/{name}/later")]
    public async Task<string> GreetLater(string name, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), cancellation);
        return $"Hello, {name}, at last!";
    }

    /// <summary>A route value with a type, and a query value with a default.</summary>
    [Get("/repeat/{count:int}")]
    public string Repeat(int count, string sep = ", ") =>
        string.Join(sep, Enumerable.Repeat("Hello", Math.Clamp(count, 0, 100)));
}
