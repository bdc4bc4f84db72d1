using Adapters;

namespace Generator.Tests.App;

/// <summary>Filters around a route run the rest of it: they see its status and its exception, and may answer themselves.</summary>
public sealed class AroundFilterTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;
        public static class Notes { public static List<string> Lines { get; } = []; }
        public sealed class WatchedAttribute(string name) : FilterAttribute
        {
            public async ValueTask<Response?> Around(AsyncRouteCall next, ConnectionScope scope)
            {
                Notes.Lines.Add($"{name} in");
                try { Notes.Lines.Add($"{name} {await next.RunAsync()}"); }
                catch (Exception error) { Notes.Lines.Add($"{name} {error.Message}"); throw; }
                return null;
            }
            public Response? Around(RouteCall next, [FromQuery(Name = "id")] string? call = null)
            {
                Notes.Lines.Add($"{name} in");
                try { Notes.Lines.Add($"{name} {next.Run()}{call}"); }
                catch (Exception error) { Notes.Lines.Add($"{name} {error.Message}"); throw; }
                return null;
            }
        }
        public sealed class NotedAttribute(string name) : FilterAttribute
        {
            public Response? Before(string? stop) { Notes.Lines.Add(name); return stop == name ? new Response(409) : null; }
        }
        public sealed class HandledAttribute : FilterAttribute
        {
            public async Task<Response?> Around(AsyncRouteCall next)
            {
                try { await next.RunAsync(); return null; }
                catch (ArgumentException error) { return Response.Problem(422, error.Message); }
            }
            public Response? Around(RouteCall next)
            {
                try { next.Run(); return null; }
                catch (ArgumentException error) { return Response.Problem(422, error.Message); }
            }
        }
        public sealed class CachedAttribute(int mode) : FilterAttribute
        {
            public async ValueTask<Response?> Around(AsyncRouteCall next)
            {
                if (mode > 1) await next.RunAsync();
                if (mode > 2) await next.RunAsync();
                return mode == 1 ? new Response(203) : null;
            }
            public Response? Around(RouteCall next)
            {
                if (mode > 1) next.Run();
                if (mode > 2) next.Run();
                return mode == 1 ? new Response(203) : null;
            }
        }

        [Handler, Watched("class")]
        public sealed class Own
        {
            [Get("/now/{id:int}/{watch}"), Noted("one"), Watched("method"), Noted("two")] public string Now(int id, string watch) => $"{id} {watch}";
            [Get("/later/{id:int}/{watch}"), Noted("one"), Watched("method"), Noted("two")] public async Task<string> Later(int id, string watch) { await Task.Yield(); return $"{id} {watch}"; }
            [Get("/now/status")] public string Status() => throw new HttpException(418, "short");
            [Get("/later/status")] public async Task<string> LaterStatus() { await Task.Yield(); throw new HttpException(418, "short"); }
            [Get("/at-once/status")] public ValueTask<string> StatusAtOnce() => throw new HttpException(418, "short");
            [Get("/now/fails")] public string Fails() => throw new ArgumentException("bad");
            [Get("/later/fails")] public async Task<string> FailsLater() { await Task.Yield(); throw new ArgumentException("bad"); }
            [Get("/now/handled"), Handled] public string Handled() => throw new ArgumentException("bad");
            [Get("/later/handled"), Handled] public async Task<string> HandledLater() { await Task.Yield(); throw new ArgumentException("bad"); }
            [Get("/at-once/handled/{name}"), Handled] public ValueTask<string> HandledAtOnce(string name) => throw new ArgumentException(name);
            [WebSocket("/chat/{name}")] public async Task Chat(string name, Receive receive, Send send) => await send(new WebSocketAccept { Subprotocol = name });
            [WebSocket("/denied")] public async Task Denied(Receive receive, Send send) => await send(new WebSocketClose());
        }
        [Handler]
        public sealed class Odd
        {
            [Get("/now/none"), Cached(0)] public string None() => "in";
            [Get("/later/none"), Cached(0)] public async Task<string> NoneLater() { await Task.Yield(); return "in"; }
            [Get("/now/cached"), Cached(1)] public string Cached() => "in";
            [Get("/later/cached"), Cached(1)] public async Task<string> CachedLater() { await Task.Yield(); return "in"; }
            [Get("/now/twice"), Cached(3)] public string Twice() => "in";
            [Get("/later/twice"), Cached(3)] public async Task<string> TwiceLater() { await Task.Yield(); return "in"; }
            [Get("/now/blocks"), Cached(2)] public IEnumerable<byte[]> Blocks() { yield return "a"u8.ToArray(); Notes.Lines.Add("block"); yield return "b"u8.ToArray(); }
        }
        """).Load());

    [Theory]
    [InlineData("/now/1/x", 200, "1 x", "class in, one, method in, two, method 200, class 200")]
    [InlineData("/later/1/x", 200, "1 x", "class in, one, method in, two, method 200, class 200")]
    [InlineData("/now/1/x?stop=one", 409, "", "class in, one, class 409")]
    [InlineData("/later/1/x?stop=two", 409, "", "class in, one, method in, two, method 409, class 409")]
    [InlineData("/now/1/x?id=7", 200, "1 x", "class in, one, method in, two, method 2007, class 2007")]
    [InlineData("/now/status", 418, "short", "class in, class 418")]
    [InlineData("/later/status", 418, "short", "class in, class 418")]
    [InlineData("/at-once/status", 418, "short", "class in, class 418")]
    [InlineData("/now/handled", 422, "bad", "class in, class 422")]
    [InlineData("/later/handled", 422, "bad", "class in, class 422")]
    [InlineData("/at-once/handled/bad", 422, "bad", "class in, class 422")]
    [InlineData("/now/cached", 203, "", "")]
    [InlineData("/later/cached", 203, "", "")]
    [InlineData("/now/blocks", 200, "ab", "block")]
    public void They_see_what_comes_of_the_rest_of_the_route(string target, int status, string body, string expected)
    {
        Lines.Clear();
        var answer = App.Value.Get(target);
        Assert.Equal(status, answer.Status);
        Assert.Contains(body, answer.Body, StringComparison.Ordinal);
        Assert.Equal(expected, string.Join(", ", Lines));
    }

    [Theory]
    [InlineData("/now/fails")]
    [InlineData("/later/fails")]
    public void They_see_an_exception_that_goes_on(string target)
    {
        Lines.Clear();
        Assert.Equal("bad", Assert.Throws<ArgumentException>(() => App.Value.Get(target)).Message);
        Assert.Equal("class in, class bad", string.Join(", ", Lines));
    }

    [Theory]
    [InlineData("/now/none", "The filter CachedAttribute has neither run the rest of the route nor returned a response: do one of them.")]
    [InlineData("/later/none", "The filter CachedAttribute has neither run the rest of the route nor returned a response: do one of them.")]
    [InlineData("/now/twice", "The rest of a route runs once: call Run or RunAsync a single time, before the filter returns.")]
    [InlineData("/later/twice", "The rest of a route runs once: call Run or RunAsync a single time, before the filter returns.")]
    public void One_that_runs_the_rest_not_once_is_told(string target, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => App.Value.Get(target)).Message);

    [Theory]
    [InlineData("/chat/ada", "class in, class 101")]
    [InlineData("/denied", "class in, class 403")]
    public void A_WebSocket_has_them_around_all_of_it(string target, string expected)
    {
        Lines.Clear();
        Assert.Single(App.Value.Open(target));
        Assert.Equal(expected, string.Join(", ", Lines));
    }

    [Fact]
    public async Task The_next_request_of_a_scope_is_watched_anew()
    {
        Lines.Clear();
        var scope = new HttpScope();
        foreach (var target in new[] { "/later/status", "/later/1/x", "/later/none" })
        {
            Lines.Add(await Serve(scope, target));
        }

        Assert.Equal("class in, class 418, ok, class in, one, method in, two, method 200, class 200, ok, told", string.Join(", ", Lines));
    }

    private static async Task<string> Serve(HttpScope scope, string target)
    {
        scope.Begin(new BufferedRequest("GET", target));
        try
        {
            await App.Value.Asgi(scope, () => default, _ => default);
            return "ok";
        }
        catch (InvalidOperationException)
        {
            return "told";
        }
        finally
        {
            scope.End();
        }
    }

    private static List<string> Lines =>
        (List<string>)App.Value.Type.Assembly.GetType("Notes")!.GetProperty("Lines")!.GetValue(null)!;
}
