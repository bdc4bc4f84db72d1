using Adapters;

namespace Generator.Tests.Results;

/// <summary>What methods with [ExceptionHandler] answer for, through both entry points.</summary>
public sealed class ExceptionHandlerTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        public class StockException(string item) : Exception(item);
        public sealed class NoStockException(string item) : StockException(item);
        public sealed class OwnException() : HttpException(409, "own");

        [Handler("/x")]
        public sealed class Shop
        {
            private readonly string _words = "sold out";

            [Get("/sync/{what}")] public string Sync(string what) => throw Failure(what);
            [Get("/async/{what}")] public async Task<string> Async(string what) { await Task.Yield(); throw Failure(what); }
            [Get("/now/{what}")] public Task<string> Now(string what) => throw Failure(what);
            [Post("/late/{what}")] public async Task<string> Late(string what, [FromBody] string body) { await Task.Yield(); throw Failure(what); }
            [Get("/own/{what}")] public Task Own(string what, Send send) => throw Failure(what);
            [Get("/fine")] public async Task<string> Fine() { await Task.Yield(); return "fine"; }

            [ExceptionHandler, NonBlocking] public Response OnNoStock(NoStockException error, HttpScope scope) => Response.Text($"{scope.Path}: no {error.Message}, {_words}", 410);
            [ExceptionHandler] public static async Task<Results<Conflict, NotFound>> OnStock(StockException error, CancellationToken cancellation) { await Task.Yield(); return new Conflict(error.Message); }
            [ExceptionHandler] public Conflict OnStockSync(StockException error) => new(error.Message);
            [ExceptionHandler] public async Task OnKey(KeyNotFoundException error) => await Task.Yield();
            [ExceptionHandler] public void OnKeySync(KeyNotFoundException error) { }
            [ExceptionHandler, NonBlocking] public static int OnAny(Exception error) => 7;

            private static Exception Failure(string what) => what switch
            {
                "none" => new NoStockException("tea"), "some" => new StockException("milk"), "key" => new KeyNotFoundException(),
                "http" => new HttpException(418), "own" => new OwnException(), "cancel" => new OperationCanceledException(), _ => new InvalidOperationException(what),
            };
        }

        [Handler("/y")]
        public sealed class Statuses
        {
            [Get("/sync")] public string Sync() => throw new HttpException(418);
            [Get("/async")] public async Task<string> Async() { await Task.Yield(); throw new HttpException(503); }
            [Get("/other")] public string Other() => throw new KeyNotFoundException();
            [ExceptionHandler, NonBlocking] public string On(HttpException error) => $"{error.Status}";
        }
        """).Load());

    public static TheoryData<string> Styles => ["sync", "async", "now", "late"];

    [Theory, MemberData(nameof(Styles))]
    public void The_method_of_the_nearest_type_answers(string style)
    {
        Assert.Equal($"410 /x/{style}/none: no tea, sold out", Text(style, "none"));
        Assert.StartsWith("409 {", Text(style, "some"), StringComparison.Ordinal);
        Assert.Contains("\"detail\":\"milk\"", Text(style, "some"), StringComparison.Ordinal);
        Assert.Equal("204 ", Text(style, "key"));
        Assert.Equal("200 7", Text(style, "else"));
    }

    [Theory, MemberData(nameof(Styles))]
    public void A_status_is_nearer_than_any_exception_and_cancellation_is_none(string style)
    {
        Assert.StartsWith("418 {", Text(style, "http"), StringComparison.Ordinal);
        Assert.StartsWith("409 {", Text(style, "own"), StringComparison.Ordinal);
        Assert.ThrowsAny<OperationCanceledException>(() => Text(style, "cancel"));
    }

    [Fact]
    public void Exceptions_with_a_status_may_be_answered_too()
    {
        Assert.Equal(("418", "503"), (App.Value.Get("/y/sync").Body, App.Value.Get("/y/async").Body));
        Assert.Equal("418", App.Value.CallSync("GET", "/y/sync").Body);
        Assert.Throws<KeyNotFoundException>(() => App.Value.Get("/y/other"));
    }

    [Fact]
    public void A_handler_that_sends_its_response_answers_for_its_exceptions()
    {
        Assert.Throws<InvalidOperationException>(() => App.Value.Get("/x/own/else"));
        Assert.Equal("fine", App.Value.Get("/x/fine").Body);
    }

    private static string Text(string style, string what)
    {
        var answer = style == "late"
            ? App.Value.Call("POST", $"/x/late/{what}", "body", "text/plain")
            : App.Value.Get($"/x/{style}/{what}");
        return $"{answer.Status} {answer.Body}";
    }
}
