// The peer: an ASP.NET minimal API as a careful operator would run it. "tuned" adds inline completions and one I/O queue.
// The results are those that tell their length: a plain string or record would be sent chunked, which costs more.
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
if (args.Contains("--tuned"))
{
    Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
    builder.Services.Configure<SocketTransportOptions>(o =>
    {
        o.UnsafePreferInlineScheduling = true;
        o.IOQueueCount = 1;
    });
}

var app = builder.Build();
app.MapGet("/", () => TypedResults.Text("Hello, World!"));
app.MapGet("/json", () =>
{
    var report = new Report(42, "adapters", true, 12.5, 7_000_000_000, "2026-01-02", ["a", "b", "c"], "a report of eight fields");
    return TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(report, PeerJson.Default.Report), "application/json");
});
if (File.Exists("tests/Benchmarks/routes.txt"))
{
    foreach (var noun in File.ReadLines("tests/Benchmarks/routes.txt"))
        app.MapGet($"/api/{noun}/{{id:int}}", (int id, int page = 1) => TypedResults.Text(id + page > 0 ? "Hello, World!" : ""));
}

app.Run();

internal sealed record Report(int Id, string Name, bool IsActive, double Score, long Total, string Day, string[] Tags, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Report))]
internal sealed partial class PeerJson : JsonSerializerContext;
