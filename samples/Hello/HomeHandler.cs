using System.Text.Json.Serialization;

namespace Adapters.Samples.Hello;

/// <summary>Handlers that complete at once, on the event loop.</summary>
[Handler]
public sealed class HomeHandler
{
    /// <summary>Plain text.</summary>
    [Get("/")]
    [Get("/plaintext")]
    public ValueTask<string> Plaintext() => new("Hello, World!");

    /// <summary>A record as JSON, serialised for each request.</summary>
    [Get("/json")]
    public async ValueTask<Greeting> Json()
    {
        await Task.CompletedTask;
        return new Greeting("Hello, World!", 1, true);
    }
}

/// <summary>A greeting.</summary>
/// <param name="Message">What is said.</param>
/// <param name="Times">How often.</param>
/// <param name="IsFriendly">Whether it is meant well.</param>
public sealed record Greeting(string Message, int Times, bool IsFriendly);

/// <summary>What is sent as JSON: the serializer needs no reflection for it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Greeting))]
public sealed partial class HelloJson : JsonSerializerContext;
