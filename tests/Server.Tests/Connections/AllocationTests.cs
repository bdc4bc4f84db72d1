using System.Runtime.CompilerServices;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Connections;

[AdaptersApp]
public static partial class AllocationApp;

/// <summary>Handlers that allocate nothing themselves, so that what is left is ours.</summary>
[Handler]
public sealed class FrugalHandler
{
    private static readonly byte[] Large = new byte[200_000];
    private readonly byte[] _answer = "0123456789"u8.ToArray();

    [Get("/text")]
    public ValueTask<string> Text() => new("Hello, World!");

    [Get("/digits/{count:int}")]
    public ValueTask<ReadOnlyMemory<byte>> Digits(int count) => new(_answer.AsMemory(0, count));

    [Get("/query")]
    public ValueTask<ReadOnlyMemory<byte>> Query(int count, bool all = false) => new(_answer.AsMemory(0, all ? 10 : count));

    [Post("/read")]
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadOnlyMemory<byte>> Read(Receive receive)
    {
        var length = 0;
        while (await receive() is HttpRequest part)
        {
            length += part.Body.Length;
            if (!part.MoreBody)
                break;
        }

        return _answer.AsMemory(0, length);
    }

    [Get("/large")]
    public ValueTask<byte[]> Send() => new(Large);
}

/// <summary>
/// After a warm-up a request costs no allocation through the whole stack: transport (memory), loop, protocol, connection,
/// gateway, generated router and handler, and back. Debug builds make an exchange for each request, so only Release is asked.
/// </summary>
public sealed class AllocationTests
{
    private const int WarmUp = 3_000;
    private const int Counted = 1_000;

    /// <summary>
    /// The least of them counts. What the runtime leaves unused at the end of a thread's block of memory, when another thread has
    /// taken the memory behind it, is counted as well; what a request allocates is there each time.
    /// </summary>
    private const int Attempts = 5;

    /// <summary>Scope, receive, send, and what stands behind them, of a request whose application may keep them.</summary>
    private const int BytesOfKept = 800;

    /// <summary>And the response that a handler gave, of generated code: it goes with the scope.</summary>
    private const int BytesOfResponse = 288;

    private static ReadOnlySpan<byte> Upload => "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n"u8;

    private static ReadOnlySpan<byte> ChunkedUpload => "POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"u8;

#if DEBUG
    private const string ReleaseOnly = "Debug builds do not reuse exchanges; the suite runs in Release.";
#else
    private const string? ReleaseOnly = null;
#endif

    [Fact(Skip = ReleaseOnly)]
    public void A_GET_of_constant_text_allocates_nothing() =>
        AssertFree(
            (server, client) =>
                server.Ask(client, "GET /text HTTP/1.1\r\nHost: a\r\nAccept: */*\r\nUser-Agent: test\r\n\r\n"u8, "Hello, World!"u8));

    [Fact(Skip = ReleaseOnly)]
    public void A_GET_with_a_route_value_that_returns_bytes_allocates_nothing() =>
        AssertFree((server, client) => server.Ask(client, "GET /digits/7 HTTP/1.1\r\nHost: a\r\n\r\n"u8, "0123456"u8));

    [Fact(Skip = ReleaseOnly)]
    public void A_GET_with_query_values_allocates_nothing() =>
        AssertFree((server, client) => server.Ask(client, "GET /query?count=4&all=false HTTP/1.1\r\nHost: a\r\n\r\n"u8, "0123"u8));

    [Fact(Skip = ReleaseOnly)]
    public void Pipelined_requests_allocate_nothing() =>
        AssertFree(
            (server, client) =>
                server.Ask(client, "GET /text HTTP/1.1\r\nHost: a\r\n\r\nGET /digits/3 HTTP/1.1\r\nHost: a\r\n\r\n"u8, "012"u8));

    [Fact(Skip = ReleaseOnly)]
    public void A_handler_that_waits_for_the_body_allocates_what_it_may_keep_only() =>
        AssertFree((server, client) =>
        {
            client.Write(Upload);
            client.Write("ab"u8);
            server.Turn();
            client.Write("cd"u8);
            server.Turn();
            server.Ask(client, "ef"u8, "012345"u8);
        }, bytes: BytesOfKept + BytesOfResponse + SizeOfArray(Upload.Length) + (3 * SizeOfArray(2)));

    [Fact(Skip = ReleaseOnly)]
    public void A_handler_that_waits_for_a_chunked_body_allocates_what_it_may_keep_only() =>
        AssertFree((server, client) =>
        {
            client.Write(ChunkedUpload);
            client.Write("2\r\nab\r\n"u8);
            server.Turn();
            server.Ask(client, "3\r\ncde\r\n0\r\n\r\n"u8, "01234"u8);
        }, bytes: BytesOfKept + BytesOfResponse + SizeOfArray(ChunkedUpload.Length) + SizeOfArray(2) + SizeOfArray(3));

    [Fact(Skip = ReleaseOnly)]
    public void A_send_that_waits_for_a_slow_client_allocates_nothing() =>
        AssertFree(
            (server, client) =>
            {
                client.Write("GET /large HTTP/1.1\r\nHost: a\r\n\r\n"u8);
                for (var i = 0; i < 20; i++)
                {
                    server.Turn(2);
                    Drain(client);
                }
            },
            client => client.Window = 20_000);

    /// <summary>The head and the parts of the body are the application's own, so that it may keep them.</summary>
    private static int SizeOfArray(int length) => (length + 24 + 7) / 8 * 8;

    private static readonly byte[] Sink = new byte[64 * 1024];

    private static void Drain(MemoryClient client)
    {
        while (client.Read(Sink) > 0)
        {
        }
    }

    [Fact(Skip = ReleaseOnly)]
    public void Applications_with_services_of_their_own_allocate_nothing()
    {
        foreach (var services in new NoServices[] { new(), new() })
        {
            AssertFree(
                (server, client) => server.Ask(client, "GET /text HTTP/1.1\r\nHost: a\r\n\r\n"u8, "Hello, World!"u8),
                application: AllocationApp.CreateAsgi(services));
        }
    }

    [Fact(Skip = ReleaseOnly)]
    public void An_application_without_the_router_costs_what_it_may_keep_only()
    {
        var (start, body) = (new HttpResponseStart(200), new HttpResponseBody("Hello, World!"u8.ToArray()));
        AssertFree(
            (server, client) => server.Ask(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8, "Hello, World!"u8),
            bytes: BytesOfKept + SizeOfArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n".Length),
            application: (_, _, send) =>
            {
                var starting = send(start);
                Assert.True(starting.IsCompletedSuccessfully);
                return send(body);
            });
    }

    private static void AssertFree(
        Action<LoopedServer, MemoryClient> request, Action<MemoryClient>? prepare = null, int bytes = 0,
        AsgiApplication? application = null)
    {
        using var server = new LoopedServer(application ?? AllocationApp.Asgi);
        var client = server.Connect();
        prepare?.Invoke(client);
        for (var i = 0; i < WarmUp; i++)
            request(server, client);
        var allocated = Enumerable.Range(0, Attempts).Min(_ => Allocated(() => request(server, client)));
        Assert.Empty(server.Errors);
        Assert.True(allocated < (bytes + 1) * Counted, $"{allocated / (double)Counted:0.0} bytes a request");
    }

    private static long Allocated(Action request)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Counted; i++)
            request();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
