using System.Diagnostics;
using System.Reflection;
using System.Threading.Tasks.Sources;
using Adapters;
using Adapters.CompilerServices;

namespace Generator.Tests.Handlers;

/// <summary>What a request costs the heap between the server and the handler: nothing.</summary>
public sealed class AllocationTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.WithGenerators("""
        using System.ComponentModel.DataAnnotations;

        [AdaptersApp] public static partial class App;
        public sealed record Paging([Range(1, 100)] int Page = 1, [Range(typeof(decimal), "0.5", "9")] decimal Size = 2);
        public sealed record Plain(int Page = 1, decimal Size = 2);
        public readonly record struct Point([Range(0, 9)] int X);
        public sealed class Line { [Required, StringLength(9)] public string? Name { get; init; } public Point? Place { get; init; } }
        public sealed class Texts
        {
            private static readonly Texts Only = new();
            [StringLength(5)] public string Code { get; } = "abc";
            [Compare(nameof(Code))] public string Again { get; } = "abc";
            [DeniedValues("x")] public string? Mail { get; } = null;
            public static ValueTask<Texts?> BindAsync(HttpScope scope) => new(Only);
        }
        public sealed class Lists
        {
            private static readonly Lists Only = new();
            [MinLength(1)] public List<Line> Lines { get; set; } = [new() { Name = "a", Place = new Point(1) }, new() { Name = "b" }];
            public Line[] Array { get; set; } = [new() { Name = "a" }];
            public static ValueTask<Lists?> BindAsync(HttpScope scope) => new(Only);
        }
        public sealed class Maps
        {
            private static readonly Maps Only = new();
            public Dictionary<string, Point> Points { get; set; } = new() { ["a"] = new Point(2) };
            public static ValueTask<Maps?> BindAsync(HttpScope scope) => new(Only);
        }
        public sealed class Structs
        {
            private static readonly Structs Only = new();
            public List<Point?> Places { get; set; } = [new(3), null];
            public static ValueTask<Structs?> BindAsync(HttpScope scope) => new(Only);
        }
        public sealed class Formats
        {
            private static readonly Formats Only = new();
            [EmailAddress] public string Address { get; } = "a@b.test";
            public static ValueTask<Formats?> BindAsync(HttpScope scope) => new(Only);
        }
        public sealed class Dates
        {
            private static readonly Dates Only = new();
            [Range(typeof(DateTime), "2020-01-01", "2030-01-01")] public DateTime Day { get; } = new(2026, 1, 1);
            public static ValueTask<Dates?> BindAsync(HttpScope scope) => new(Only);
        }
        public sealed class Unchecked
        {
            private static readonly Unchecked Only = new();
            public static ValueTask<Unchecked?> BindAsync(HttpScope scope) => new(Only);
        }
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
            [Get("/checked/{id:int}")] public ValueTask<byte[]> Checked([Range(1, 99)] int id, [Range(0.5, 1.5)] double ratio, [Required] long? limit, [AllowedValues(DayOfWeek.Monday, null)] DayOfWeek? day = null) => new(Bytes);
            [Get("/paging")] public ValueTask<byte[]> Pages([AsParameters] Paging paging) => new(Bytes);
            [Get("/texts")] public ValueTask<byte[]> OfTexts(Texts value) => new(Bytes);
            [Get("/lists")] public ValueTask<byte[]> OfLists(Lists value) => new(Bytes);
            [Get("/maps")] public ValueTask<byte[]> OfMaps(Maps value) => new(Bytes);
            [Get("/structs")] public ValueTask<byte[]> OfStructs(Structs value) => new(Bytes);
            [Get("/formats")] public ValueTask<byte[]> OfFormats(Formats value) => new(Bytes);
            [Get("/dates")] public ValueTask<byte[]> OfDates(Dates value) => new(Bytes);
            [Get("/unchecked")] public ValueTask<byte[]> OfUnchecked(Unchecked value) => new(Bytes);
            [Get("/plain")] public ValueTask<byte[]> Plain([AsParameters] Plain plain) => new(Bytes);
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
    [InlineData("GET", "/checked/5?ratio=1&limit=3&day=1")]
    [InlineData("GET", "/around")]
    [InlineData("GET", "/around/twice")]
    public void A_request_that_completes_at_once_allocates_nothing(string method, string target)
    {
        var server = new Server(App.Value.Asgi, method, target);
        Assert.Equal(0, server.Measure());
    }

    [Theory]
    [InlineData("/paging?page=2&size=3", "/plain?page=2&size=3")]
    [InlineData("/texts", "/unchecked")]
    [InlineData("/lists", "/unchecked")]
    [InlineData("/maps", "/unchecked")]
    [InlineData("/structs", "/unchecked")]
    [InlineData("/formats", "/unchecked")]
    [InlineData("/dates", "/unchecked")]
    public void An_object_that_is_validated_allocates_no_more_than_another(string target, string other) => Assert.Equal(
        new Server(App.Value.Asgi, "GET", other).Measure(), new Server(App.Value.Asgi, "GET", target).Measure());

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
