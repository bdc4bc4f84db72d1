using System.Collections.Concurrent;
using Adapters;

namespace Generator.Tests.Handlers;

/// <summary>How emitted code talks with a server: where it goes on, what it asks for, what it makes once.</summary>
public sealed class ExchangeTests
{
    [Theory]
    [InlineData("/text")]
    [InlineData("/echo")]
    public void A_handler_that_ends_on_another_thread_is_answered_from_the_loop(string target)
    {
        var app = Own("""
            [Get("/text")] public async Task<string> Text() { await Task.Run(() => { }).ConfigureAwait(false); return "text"; }
            [Get("/echo")] [Post("/echo")] public async Task<string> Echo(HttpScope scope, CancellationToken cancellation) { await Task.Run(() => { }).ConfigureAwait(false); return "echo"; }
            """);
        using var loop = new OneThread();
        var sent = loop.Run(async contexts =>
        {
            var scope = Begin("GET", target);
            await app.Asgi(scope, () => default, message =>
            {
                contexts.Add(SynchronizationContext.Current);
                return default;
            });
        });
        Assert.Equal([loop, loop], sent);
    }

    [Fact]
    public void HEAD_of_a_stream_does_not_ask_for_its_pieces()
    {
        var app = Own(
            """[Get("/")] public async IAsyncEnumerable<string> Forever() { while (true) { await Task.Yield(); yield return "x"; } }""");
        var sent = app.Run(Begin("HEAD", "/"));
        Assert.Equal(200, Assert.IsType<HttpResponseStart>(sent[0]).Status);
        Assert.All(sent.Skip(1), m => Assert.True(((HttpResponseBody)m).Body.IsEmpty));
    }

    [Fact]
    public void A_client_that_leaves_ends_a_stream()
    {
        var app = Own(
            """
            [Get("/")] public async IAsyncEnumerable<string> Forever([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation) { while (true) { cancellation.ThrowIfCancellationRequested(); await Task.Yield(); yield return "x"; } }
            """);
        var scope = Begin("GET", "/");
        var pieces = 0;
        var task = app.Asgi(scope, () => default, message =>
        {
            if (message is HttpResponseBody && ++pieces == 3)
                scope.Abort();
            return default;
        });
        Assert.ThrowsAny<OperationCanceledException>(() => task.AsTask().GetAwaiter().GetResult());
        Assert.Equal(3, pieces);
    }

    [Fact]
    public void A_client_that_leaves_before_the_end_of_its_body_ends_the_request()
    {
        var app = Own("""[Post("/")] public Task<string> Add(string body) => Task.FromResult(body);""");
        var parts = new Queue<ReceiveEvent>([new HttpRequest { Body = new byte[] { 65 }, MoreBody = true }, HttpDisconnect.Instance]);
        var task = app.Asgi(Begin("POST", "/"), () => new ValueTask<ReceiveEvent>(parts.Dequeue()), _ => default);
        Assert.Throws<ClientDisconnectedException>(() => task.AsTask().GetAwaiter().GetResult());
    }

    [Fact]
    public void A_synchronous_handler_without_worker_threads_is_reported()
    {
        var app = Own("""[Get("/")] public string Get() => "";""");
        var error = Assert.Throws<InvalidOperationException>(() => app.Run(Begin("GET", "/")));
        Assert.Equal(
            "This server has no worker threads for synchronous code: set scope.Workers, or make the handlers asynchronous.", error.Message);
    }

    [Fact]
    public void Threads_that_come_at_once_share_one_handler()
    {
        var app = Own(
            """
            private static int _made; public Own() { Interlocked.Increment(ref _made); Thread.SpinWait(100_000); } [Get("/")] public ValueTask<string> Get() => new($"{_made}");
            """);
        using var barrier = new Barrier(8);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            barrier.SignalAndWait(TimeSpan.FromSeconds(10));
            app.Get("/");
        });
        Assert.Equal("1", app.Get("/").Body);
    }

    [Fact]
    public void Each_method_of_a_path_is_allowed_once()
    {
        var app = Own(
            """
            [Get("/a/me")] public string Me() => ""; [Get("/a/{id:int}")] public string Id(int id) => ""; [Get("/a/{name}")] public string Name(string name) => ""; [Options("/a/{name}")] public string Cors(string name) => ""; [Put("/a/me")] public string Put() => "";
            """);
        Assert.Equal("GET, HEAD, PUT, OPTIONS", app.Call("DELETE", "/a/me").Headers["allow"]);
        Assert.Equal("GET, HEAD, OPTIONS", app.Call("DELETE", "/a/1").Headers["allow"]);
    }

    [Fact]
    public void A_response_is_made_of_bytes_or_of_JSON()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            [Handler] public sealed class Own
            {
                [Get("/bytes")] public Response Bytes() => Response.Bytes(new byte[] { 65 }, "image/png", 203);
                [Get("/json")] public ValueTask<Response> Json() => new(Response.Json(5, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<int>)System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(typeof(int)), 202));
            }
            """).Load();
        var bytes = app.Get("/bytes");
        Assert.Equal((203, "A", "image/png"), (bytes.Status, bytes.Body, bytes.Headers["content-type"]));
        var json = app.Get("/json");
        Assert.Equal((202, "5", "application/json"), (json.Status, json.Body, json.Headers["content-type"]));
    }

    private static GeneratedApp Own(string members) =>
        GeneratorRun.Of($"[AdaptersApp] public static partial class App; [Handler] public sealed class Own {{ {members} }}").Load();

    private static HttpScope Begin(string method, string target)
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest(method, target));
        return scope;
    }

    /// <summary>A loop of one thread, as a server has: what is posted runs there, one after another.</summary>
    private sealed class OneThread : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

        public List<SynchronizationContext?> Run(Func<List<SynchronizationContext?>, Task> work)
        {
            var seen = new List<SynchronizationContext?>();
            var thread = new Thread(() =>
            {
                SetSynchronizationContext(this);
                work(seen).ContinueWith(
                    _ => _posted.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                foreach (var (callback, state) in _posted.GetConsumingEnumerable())
                    callback(state);
            });
            thread.Start();
            Assert.True(thread.Join(TimeSpan.FromSeconds(30)));
            return seen;
        }

        public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

        public void Dispose() => _posted.Dispose();
    }
}
