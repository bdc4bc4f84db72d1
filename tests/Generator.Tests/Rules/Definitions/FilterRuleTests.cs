namespace Generator.Tests.Rules.Definitions;

/// <summary>The rule on filters that cannot stand before a route.</summary>
public sealed class FilterRuleTests
{
    [Theory]
    [InlineData("public void After() { }", "it has no public or internal method Before or Around")]
    [InlineData("private Response? Before() => null;", "it has no public or internal method Before or Around")]
    [InlineData("public Response? Before() => null; public Response? Before(int page) => null;", "it has several methods Before")]
    [InlineData("public bool Before() => true;", "its method Before returns 'bool', and not Response? or a task of it")]
    [InlineData(
        "public async Task<Response?> Before() { await Task.Yield(); return null; }",
        "its method Before is awaited, which a synchronous handler cannot be for: return a Task from 'Get'")]
    [InlineData(
        "public Response? Before(Environ environ) => null;",
        "its parameter 'environ' of type 'Adapters.Environ' cannot be bound: a filter has the head of the request alone")]
    [InlineData(
        "public Response? Before(string id) => null;",
        "its parameter 'id' of type 'string' cannot be bound: 'Get' takes the value of the route as another type")]
    [InlineData(
        "public Response? Before(ObsoleteAttribute old) => null;",
        "its parameter 'old' of type 'System.ObsoleteAttribute' cannot be bound: 'Get' has no such attribute: make the parameter nullable")]
    [InlineData(
        "public async ValueTask<Response?> Around(AsyncRouteCall next) { await next.RunAsync(); return null; }",
        "'Get' is synchronous: add a method Around that takes a RouteCall")]
    [InlineData(
        "public Response? Before() => null; public Response? Around(RouteCall next) => null;",
        "it has a method Before and a method Around: make two filters of it")]
    [InlineData("public Response? Around() => null;", "'Get' is synchronous: add a method Around that takes a RouteCall")]
    [InlineData("public int Around(RouteCall next) => next.Run();", "its method Around returns 'int', and not Response? or a task of it")]
    [InlineData(
        "public Response? Around(RouteCall next) => null; public Response? Around(RouteCall next, int page) => null;",
        "it has several methods Around")]
    public void ADPT014_a_filter_that_cannot_be_called(string method, string reason) =>
        RuleRun.Finds(
            "ADPT014", $"The filter 'OwnAttribute' cannot stand before 'Get': {reason}",
            $$"""
            public sealed class OwnAttribute : FilterAttribute { {{method}} }
            [Handler] public sealed class Handles { [Get("/{id:int}"), [|Own|]] public string Get(int id) => ""; }
            """);

    [Fact]
    public void ADPT014_a_filter_that_asks_for_the_body() =>
        RuleRun.Finds(
            "ADPT014",
            "The filter 'OwnAttribute' cannot stand before 'Post': its parameter 'text' of type 'string' cannot be bound: a filter has the "
            + "head of the request alone",
            """
            public sealed class OwnAttribute : FilterAttribute { public Response? Before([FromBody] string text) => null; }
            [Handler] public sealed class Handles { [Post("/"), [|Own|]] public string Post() => ""; }
            """);

    [Fact]
    public void ADPT014_a_filter_that_cannot_be_made() =>
        RuleRun.Finds(
            "ADPT014",
            "The filter 'OwnAttribute' cannot stand before 'Get': generated code makes it again, and cannot name its class, its "
            + "constructor or an argument",
            """
            public sealed class Outer
            {
                private sealed class Secret;
                public sealed class OwnAttribute(Type type) : FilterAttribute { public Response? Before() => new(type.Name.Length); }
                [Handler] public sealed class Handles { [Get("/"), [|Own(typeof(Secret))|]] public string Get() => ""; }
            }
            """);

    [Fact]
    public void ADPT014_a_filter_of_a_class_is_reported_at_the_method() =>
        RuleRun.Finds(
            "ADPT014", "The filter 'OwnAttribute' cannot stand before 'Get': it has no public or internal method Before or Around",
            """
            public sealed class OwnAttribute : FilterAttribute;
            [Handler, Own] public sealed class Handles { [Get("/")] public string [|Get|]() => ""; }
            """);

    [Theory]
    [InlineData(
        "public Response? Around(RouteCall next) => null;", "'Get' is asynchronous: add a method Around that takes an AsyncRouteCall")]
    [InlineData(
        "public Response? Around(AsyncRouteCall next) => null;",
        "its method Around has an AsyncRouteCall to await: return a Task<Response?> or a ValueTask<Response?>")]
    public void ADPT014_a_filter_around_an_asynchronous_route(string method, string reason) =>
        RuleRun.Finds(
            "ADPT014", $"The filter 'OwnAttribute' cannot stand before 'Get': {reason}",
            $$"""
            public sealed class OwnAttribute : FilterAttribute { {{method}} }
            [Handler] public sealed class Handles { [Get, [|Own|]] public async Task<string> Get() { await Task.Yield(); return ""; } }
            """);
}
