namespace Generator.Tests.Routing;

/// <summary>Which route takes a request.</summary>
public sealed class RoutingTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        [Handler]
        public sealed class Site
        {
            [Get("/")] public ValueTask<string> Home() => new("home");
            [Get("/users")] public ValueTask<string> Users() => new("users");
            [Post("/users")] public ValueTask<string> Add() => new("added");
            [Get("/users/me")] public ValueTask<string> Me() => new("me");
            [Get("/users/{id:int}")] public ValueTask<string> ById(int id) => new($"id {id + 1}");
            [Get("/users/{name}")] public ValueTask<string> ByName(string name) => new($"name {name}");
            [Put("/users/{key}")] public ValueTask<string> Change(string key) => new($"changed {key}");
            [Get("/users/{id}/orders/{order:long}")] public ValueTask<string> Order(int id, long order) => new($"order {id} {order}");
            [Get("/files/{*path}")] public ValueTask<string> File(string path) => new($"file {path}");
            [Get("/guids/{id:guid}")] public ValueTask<string> ByGuid(Guid id) => new(id.ToString("N"));
            [Get("/days/{day:date}")] public ValueTask<string> ByDay(DateOnly day) => new(day.DayNumber.ToString());
            [Get("/flags/{on:bool}")] public ValueTask<string> ByFlag(bool on) => new(on ? "on" : "off");
            [Get("/rates/{rate:double}")] public ValueTask<string> ByRate(double rate) => new(rate > 1 ? "high" : "low");
            [Delete("/users/{id:int}")] public ValueTask Remove(int id) => default;
            [Route("PURGE", "/cache")] public ValueTask<string> Purge() => new("purged");
            [Head("/probe")] public ValueTask<string> Probe() => new("");
            [Options("/cors")] public ValueTask<string> Cors() => new("cors");
            [Get("/slash/")] public ValueTask<string> Slash() => new("slash");
            [Patch("/users/{key}")] public ValueTask<string> Patch(string key) => new($"patched {key}");
        }
        """).Load());

    [Theory]
    [InlineData("/", "home")]
    [InlineData("/users", "users")]
    [InlineData("/users/me", "me")]
    [InlineData("/users/41", "id 42")]
    [InlineData("/users/ada", "name ada")]
    [InlineData("/users/ada%20l%C3%B8v", "name ada løv")]
    [InlineData("/users/%34%31", "id 42")]
    [InlineData("/users/1/orders/9000000000", "order 1 9000000000")]
    [InlineData("/files/a/b/c.txt", "file a/b/c.txt")]
    [InlineData("/guids/0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5bd9cb469fa16570867728950e")]
    [InlineData("/days/0001-01-02", "1")]
    [InlineData("/flags/TRUE", "on")]
    [InlineData("/rates/1.5", "high")]
    [InlineData("/slash/", "slash")]
    [InlineData("/users?x=1", "users")]
    public void A_path_goes_to_its_route(string target, string expected)
    {
        var answer = App.Value.Get(target);
        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("/nobody")]
    [InlineData("/users/")]
    [InlineData("/users/1/orders/x")]
    [InlineData("/users/x/orders/1")]
    [InlineData("/guids/12")]
    [InlineData("/days/2026-13-01")]
    [InlineData("/flags/maybe")]
    [InlineData("/slash")]
    [InlineData("//")]
    [InlineData("/USERS")]
    public void A_path_without_a_route_is_not_found(string target) => Assert.Equal(404, App.Value.Get(target).Status);

    [Theory]
    [InlineData("POST", "/users", "added")]
    [InlineData("PUT", "/users/41", "changed 41")]
    [InlineData("PATCH", "/users/ada", "patched ada")]
    [InlineData("PATCH", "/users/me", "patched me")]
    [InlineData("PURGE", "/cache", "purged")]
    [InlineData("OPTIONS", "/cors", "cors")]
    public void The_method_chooses_among_the_routes_of_a_path(string method, string target, string expected) =>
        Assert.Equal(expected, App.Value.Call(method, target).Body);

    [Theory]
    [InlineData("DELETE", "/users", "GET, HEAD, POST, OPTIONS")]
    [InlineData("POST", "/cache", "PURGE, OPTIONS")]
    [InlineData("GET", "/probe", "HEAD, OPTIONS")]
    [InlineData("POST", "/users/7", "GET, HEAD, DELETE, PUT, PATCH, OPTIONS")]
    public void Another_method_is_answered_with_those_that_are_allowed(string method, string target, string allow)
    {
        var answer = App.Value.Call(method, target);
        Assert.Equal(405, answer.Status);
        Assert.Equal(allow.Split(", ").Order(), answer.Headers["allow"]!.Split(", ").Distinct().Order());
    }

    [Fact]
    public void OPTIONS_is_answered_with_the_methods()
    {
        var answer = App.Value.Call("OPTIONS", "/users");
        Assert.Equal((204, "GET, HEAD, POST, OPTIONS"), (answer.Status, answer.Headers["allow"]));
    }

    [Fact]
    public void OPTIONS_of_the_server_is_answered_with_the_methods_of_all_routes()
    {
        var answer = App.Value.Call("OPTIONS", "*");
        Assert.Equal((204, "GET, HEAD, POST, PUT, DELETE, PURGE, OPTIONS, PATCH"), (answer.Status, answer.Headers["allow"]));
    }

    [Fact]
    public void The_synchronous_entry_point_answers_OPTIONS_of_the_server_with_the_methods_of_its_own_routes()
    {
        var app = GeneratorRun.Of("""
            [AdaptersApp] public static partial class App;
            [Handler] public sealed class Mixed
            {
                [Get("/sync")] public string Sync() => "";
                [Put("/sync")] public string Change() => "";
                [Post("/async")] public Task<string> Add() => Task.FromResult("");
                [WebSocket("/socket")] public Task Talk(Receive receive, Send send) => Task.CompletedTask;
            }
            """).Load();
        Assert.Equal(
            (204, "GET, HEAD, PUT, OPTIONS"), (app.CallSync("OPTIONS", "*").Status, app.CallSync("OPTIONS", "*").Headers["allow"]));
        Assert.Equal("GET, HEAD, PUT, POST, OPTIONS", app.Call("OPTIONS", "*").Headers["allow"]);
    }

    [Theory]
    [InlineData("GET", "*")]
    [InlineData("OPTIONS", "/*")]
    public void Nothing_else_is_of_the_server(string method, string target) => Assert.Equal(404, App.Value.Call(method, target).Status);

    [Fact]
    public void An_application_without_routes_answers_OPTIONS_of_the_server() =>
        Assert.Equal(
            "OPTIONS", GeneratorRun.Of("[AdaptersApp] public static partial class App;").Load().Call("OPTIONS", "*").Headers["allow"]);

    [Fact]
    public void GET_answers_HEAD() => Assert.Equal(200, App.Value.Call("HEAD", "/users").Status);

    [Fact]
    public void A_route_without_a_result_is_204() => Assert.Equal(204, App.Value.Call("DELETE", "/users/1").Status);

    [Fact]
    public void The_scope_names_the_route() => Assert.Equal("GET /users/{id:int} (Site.ById)", App.Value.Get("/users/1").Route);

    [Fact]
    public void The_routes_are_listed()
    {
        var route = App.Value.Routes[0];
        Assert.Equal(("GET", "/", "Site.Home", false), (route.Method, route.Template, route.Handler, route.IsSync));
        Assert.Equal(19, App.Value.Routes.Count);
    }

    [Fact]
    public void A_prefix_of_a_front_server_is_not_routed_on()
    {
        var scope = new Adapters.HttpScope();
        scope.Begin(new Adapters.BufferedRequest("GET", "/api/users") { RootPathText = "/api" });
        var sent = App.Value.Run(scope);
        Assert.Equal(200, ((Adapters.HttpResponseStart)sent[0]).Status);
    }
}
