using System.Diagnostics;
using System.Reflection;
using System.Threading.Tasks.Sources;
using Adapters;
using Adapters.CompilerServices;

namespace Generator.Tests.Handlers;

/// <summary>What a request costs the heap between the server and the handler: nothing.</summary>
public sealed class AllocationTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;
        [Handler] public sealed class Own
        {
            private static readonly byte[] Bytes = [1, 2, 3];
            [Get("/text")] public ValueTask<string> Text() => new("Hello, World!");
            [Get("/task")] public Task<string> OfTask() => Cached;
            [Get("/bytes/{id:int}")] public ValueTask<byte[]> ById(int id) => new(Bytes);
            [Get("/parts/{a:int:range(1,9)}-{b:int}/{c:int=1}")] public ValueTask<byte[]> Parts(int a, int b, int c) => new(Bytes);
            [Get("/parts/{a:int:range(1,9)}-{b:int}/{c:int=1}"), Host("a.test")]
            public ValueTask<byte[]> OfHost(int a, int b, int c) => new(Bytes);
            [Get("/maybe/{id?}"), MatchHeader("api-version", "2")] public ValueTask<byte[]> OfVersion(int? id) => new(Bytes);
            [Get("/maybe/{id?}")] public ValueTask<byte[]> Maybe(int? id) => new(Bytes);
            [Get("/query")] public ValueTask<byte[]> Query(int page, long? limit = null, bool all = false) => new(Bytes);
            [Get("/inline")] [NonBlocking] public string Inline() => "Hello, World!";
            [Get("/nothing")] public ValueTask Nothing() => default;
            [Post("/body")] public ValueTask<ReadOnlyMemory<byte>> Body(ReadOnlyMemory<byte> data) => new(data);
            [Get("/waits")] public ValueTask Waits(Receive receive, Send send) => send(Start);
            [Get("/around"), Around(1)] public ValueTask<string> Filtered() => new("Hello, World!");
            [Get("/around/twice"), Around(1), Around(2)] public ValueTask<string> FilteredTwice() => new("Hello, World!");
            private static readonly HttpResponseStart Start = new(200);
            private static readonly Task<string> Cached = Task.FromResult("Hello, World!");
        }
        public sealed class AroundAttribute(int number) : FilterAttribute
        {
            private int _sum;
            public async ValueTask<Response?> Around(AsyncRouteCall next) { _sum += number + await next.RunAsync(); return null; }
        }
        """).Load());

    [Theory]
    [InlineData("GET", "/text")]
    [InlineData("GET", "/task")]
    [InlineData("GET", "/bytes/42")]
    [InlineData("GET", "/query?page=2&limit=3&all=true")]
    [InlineData("GET", "/parts/1-2")]
    [InlineData("GET", "/parts/9-2/3")]
    [InlineData("GET", "/maybe")]
    [InlineData("GET", "/maybe/1")]
    [InlineData("GET", "/inline")]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/body")]
    [InlineData("GET", "/waits")]
    [InlineData("GET", "/none")]
    [InlineData("GET", "/around")]
    [InlineData("GET", "/around/twice")]
    public void A_request_that_completes_at_once_allocates_nothing(string method, string target)
    {
        var server = new Server(App.Value.Asgi, method, target);
        Assert.Equal(0, server.Measure());
    }

    [Theory]
    [InlineData("POST", "/body")]
    [InlineData("GET", "/text")]
    [InlineData("GET", "/waits")]
    public void A_request_that_waits_for_the_server_allocates_nothing(string method, string target)
    {
        Assert.SkipWhen(IsDebugBuild, "Without optimisation the compiler makes state machines classes: run with -c Release.");
        var server = new Server(App.Value.Asgi, method, target) { IsSlow = true };
        Assert.Equal(0, server.Measure());
    }

    private static bool IsDebugBuild =>
        typeof(Respond).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };

    /// <summary>A connection that serves one request again and again, with the objects that a real one keeps.</summary>
    private sealed class Server(AsgiApplication application, string method, string target)
        : IValueTaskSource<ReceiveEvent>, IValueTaskSource
    {
        private const int WarmUp = 500;
        private const int Counted = 1000;

        private readonly HttpScope _scope = new();
        private readonly BufferedRequest _request = new(method, target);
        private readonly HttpRequest _part = new() { Body = new byte[16] };
        private ManualResetValueTaskSourceCore<ReceiveEvent> _pending;
        private bool _isPending;

        public bool IsSlow { get; init; }

        public long Measure()
        {
            Receive receive = Receive;
            Send send = Send;
            for (var i = 0; i < WarmUp; i++)
                Run(receive, send);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Counted; i++)
                Run(receive, send);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        public ReceiveEvent GetResult(short token) => _pending.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _pending.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _pending.OnCompleted(continuation, state, token, ValueTaskSourceOnCompletedFlags.None);

        void IValueTaskSource.GetResult(short token) => _pending.GetResult(token);

        private void Run(Receive receive, Send send)
        {
            _scope.Begin(_request);
            var task = application(_scope, receive, send);
            while (_isPending)
            {
                _isPending = false;
                _pending.SetResult(_part);
            }

            Assert.True(task.IsCompletedSuccessfully);
            task.GetAwaiter().GetResult();
            _scope.End();
        }

        private ValueTask<ReceiveEvent> Receive() =>
            IsSlow ? new ValueTask<ReceiveEvent>(this, Wait()) : new ValueTask<ReceiveEvent>(_part);

        private ValueTask Send(SendEvent message) => IsSlow ? new ValueTask(this, Wait()) : default;

        private short Wait()
        {
            _isPending = true;
            _pending.Reset();
            return _pending.Version;
        }
    }
}
