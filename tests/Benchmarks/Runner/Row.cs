namespace Benchmarks.Runner;

/// <summary>A row of the bench: what is asked for, how, and of whom.</summary>
internal sealed record Row(
    string Id, string Title, string Path, string ContentType, string Body, int[] Connections, string? Script, params Peer[] Peers)
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Hello = "Hello, World!";
    private const string Json = "application/json";
    private const string Report = "{\"id\":42,\"name\":\"adapters\",\"isActive\":true,\"score\":12.5,\"total\":7000000000"
        + ",\"day\":\"2026-01-02\",\"tags\":[\"a\",\"b\",\"c\"],\"text\":\"a report of eight fields\"}";

    public static readonly Row[] All =
    [
        new("H1", "GET, 13 bytes of text", "/", Text, Hello, [64, 256], null,
            Peer.Floor, Peer.Adapters, Peer.Nginx, Peer.Kestrel, Peer.KestrelTuned, Peer.Node, Peer.Uvicorn, Peer.Uwsgi),
        new("H2", "GET, JSON of 8 fields, serialised each time", "/json", Json, Report, [64], null,
            Peer.Adapters, Peer.Kestrel, Peer.KestrelTuned, Peer.Node, Peer.Uvicorn),
        new(
            "H3", "200 routes with a route value and a query value", "/api/users/5?page=2", Text, Hello, [64],
            "tests/Benchmarks/routes.lua",
            Peer.Adapters, Peer.Kestrel, Peer.Node),
        new(
            "H4", "One route and 1,000, with a route value and a query value", "/api/users/logs_main/5?page=2", Text, Hello, [64],
            "tests/Benchmarks/many.lua",
            Peer.OneRoute, Peer.ManyRoutes),
        new("H5", "GET, 13 bytes, pipelined by 16", "/", Text, Hello, [64], "tests/Benchmarks/pipeline.lua",
            Peer.Floor, Peer.Adapters, Peer.Nginx, Peer.Kestrel, Peer.KestrelTuned),
    ];
}
