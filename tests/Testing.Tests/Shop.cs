using System.Text.Json.Serialization;

namespace Adapters.Testing.Tests;

[AdaptersApp]
public static partial class App;

/// <summary>What handlers take and give as JSON.</summary>
public sealed record Order(string Item, int Count);

[JsonSerializable(typeof(Order))]
public sealed partial class ShopJson : JsonSerializerContext;

/// <summary>Where the orders are, in production a database.</summary>
public interface IStock
{
    int Of(string item);
}

/// <summary>The application that is tested, as a user writes one.</summary>
[Handler("/orders")]
public sealed class Orders(IStock? stock = null)
{
    [Get("/{item}")]
    public async Task<int> Count(string item) => await Task.FromResult(stock?.Of(item) ?? 0);

    [Get("/{item}/sync")]
    public int CountNow(string item) => stock?.Of(item) ?? 0;

    [Post]
    public async Task<Order> Add(Order order) => await Task.FromResult(order with { Count = order.Count + 1 });

    [Get("/failing")]
    public async Task<string> Fail() => await Task.FromException<string>(new InvalidOperationException("It fails."));
}

/// <summary>What is sent in parts, and what never ends.</summary>
[Handler("/parts")]
public sealed class Parts
{
    /// <summary>Completes when a handler was told that its client is gone.</summary>
    public static TaskCompletionSource Gone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the second part be sent.</summary>
    public static TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Get]
    public async IAsyncEnumerable<string> Two()
    {
        yield return "one";
        await Go.Task;
        yield return "two";
    }

    [Post("/length")]
    public async Task<long> Length(Stream body)
    {
        var (length, buffer) = (0L, new byte[64 * 1024]);
        for (var count = await body.ReadAsync(buffer); count > 0; count = await body.ReadAsync(buffer))
            length += count;
        return length;
    }

    [Get("/endless")]
    public async Task<string> Endless(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        finally
        {
            Gone.TrySetResult();
        }

        return "";
    }
}

/// <summary>Notes the status of a route.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotedAttribute : FilterAttribute
{
    /// <summary>The last status.</summary>
    public static int Last { get; private set; } = 200;

    public async Task<Response?> Around(AsyncRouteCall next)
    {
        Last = await next.RunAsync();
        return null;
    }

    public Response? Around(RouteCall next)
    {
        Last = next.Run();
        return null;
    }
}

/// <summary>A handler that is disposed of.</summary>
[Handler("/closing"), Noted]
public sealed class Closing : IAsyncDisposable
{
    private bool _isEnded;

    /// <summary>The handlers that have been disposed of.</summary>
    public static int Ended { get; private set; }

    [Get]
    public async Task<string> Get() => await Task.FromResult($"{_isEnded} {NotedAttribute.Last}");

    [Get("/sync")]
    public string GetNow() => $"{_isEnded} {NotedAttribute.Last}";

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        _isEnded = true;
        Ended++;
    }
}
