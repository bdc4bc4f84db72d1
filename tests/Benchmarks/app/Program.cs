using System.Text.Json.Serialization;
using Adapters;

return await App.RunAsync(args);

[AdaptersApp]
public static partial class App;

[Handler]
public sealed class Bench
{
    [Get("/")]
    public ValueTask<string> Plaintext() => new("Hello, World!");

    [Get("/json")]
    public ValueTask<Report> Json() =>
        new(new Report(42, "adapters", true, 12.5, 7_000_000_000, "2026-01-02", ["a", "b", "c"], "a report of eight fields"));
}

public sealed record Report(int Id, string Name, bool IsActive, double Score, long Total, string Day, string[] Tags, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Report))]
public sealed partial class BenchJson : JsonSerializerContext;
