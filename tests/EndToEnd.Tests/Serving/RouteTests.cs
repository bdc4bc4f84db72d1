using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Serving;

/// <summary>What samples/Hello/README.md tells to try, with curl, on each transport and kind of address.</summary>
public sealed class RouteTests(SharedServers servers)
{
    private const string PlainText = "text/plain; charset=utf-8";
    private const string Problem = "application/problem+json";
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Trace = $"traceparent: 00-{TraceId}-00f067aa0ba902b7-01";
    private const string NotFound = $$"""{"type":"about:blank","title":"Not Found","status":404,"traceId":"{{TraceId}}"}""";

    [Theory, ClassData(typeof(EveryAddress))]
    public Task An_asynchronous_handler_that_completes_at_once_answers(string transport, string kind) =>
        ExpectAsync(transport, kind, "/", 200, PlainText, "Hello, World!");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_handler_may_have_two_routes(string transport, string kind) =>
        ExpectAsync(transport, kind, "/plaintext", 200, PlainText, "Hello, World!");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_record_is_answered_as_json(string transport, string kind) =>
        ExpectAsync(transport, kind, "/json", 200, "application/json", """{"message":"Hello, World!","times":1,"isFriendly":true}""");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_synchronous_handler_answers_from_a_worker(string transport, string kind) =>
        ExpectAsync(transport, kind, "/hello/ada", 200, PlainText, "Hello, ada!");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_handler_that_waits_answers_later(string transport, string kind) =>
        ExpectAsync(transport, kind, "/hello/ada/later", 200, PlainText, "Hello, ada, at last!");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_typed_route_value_and_a_query_value_are_bound(string transport, string kind) =>
        ExpectAsync(transport, kind, "/hello/repeat/3?sep=-", 200, PlainText, "Hello-Hello-Hello");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_route_value_that_is_not_a_number_is_not_found(string transport, string kind) =>
        ExpectAsync(transport, kind, "/hello/repeat/many", 404, Problem, NotFound, "-H", Trace);

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_path_without_a_route_is_not_found(string transport, string kind) =>
        ExpectAsync(transport, kind, "/nowhere", 404, Problem, NotFound, "-H", Trace);

    [Theory, ClassData(typeof(EveryAddress))]
    public Task Text_is_streamed_line_by_line(string transport, string kind) =>
        ExpectAsync(transport, kind, "/stream", 200, PlainText, "line 1\nline 2\nline 3\nline 4\nline 5\n");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task An_asynchronous_handler_echoes_a_body(string transport, string kind) =>
        ExpectAsync(transport, kind, "/echo", 200, "application/octet-stream", "hello", "--data-binary", "hello");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_synchronous_handler_echoes_a_body(string transport, string kind) =>
        ExpectAsync(transport, kind, "/wsgi/echo", 200, "application/octet-stream", "hello", "--data-binary", "hello");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_chunked_body_is_echoed(string transport, string kind) =>
        ExpectAsync(transport, kind, "/echo", 200, "application/octet-stream", "hello", "-H", "Transfer-Encoding: chunked", "-d", "hello");

    [Theory, ClassData(typeof(EveryAddress))]
    public Task A_client_that_waits_for_100_gets_it(string transport, string kind) => ExpectAsync(
        transport, kind, "/echo", 200, "application/octet-stream", "hello", "-H", "Expect: 100-continue", "--expect100-timeout", "60", "-d",
        "hello");

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task A_method_that_the_path_does_not_have_is_answered_with_those_it_has(string transport, string kind)
    {
        var answer = await ExpectAsync(
            transport, kind, "/json", 405, PlainText, "405 Method Not Allowed\nTrace: " + TraceId + "\n", "-X", "DELETE", "-H", Trace,
            "-H", "Accept: text/plain");

        Assert.Equal("GET, HEAD, OPTIONS", answer["allow"]);
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task Options_tells_the_methods_of_a_path(string transport, string kind)
    {
        var answer = await ExpectAsync(transport, kind, "/echo", 204, null, "", "-X", "OPTIONS");

        Assert.Equal("POST, OPTIONS", answer["allow"]);
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task Options_of_the_server_tells_the_methods_of_all_paths(string transport, string kind)
    {
        var answer = await ExpectAsync(transport, kind, "/", 204, null, "", "-X", "OPTIONS", "--request-target", "*");

        Assert.Equal("POST, GET, HEAD, OPTIONS", answer["allow"]);
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task Head_is_answered_as_get_without_the_body(string transport, string kind)
    {
        var answer = await ExpectAsync(transport, kind, "/json", 200, "application/json", "", "-I");

        Assert.Equal("55", answer["content-length"]);
    }

    [Theory, ClassData(typeof(EveryAddress))]
    public async Task The_middleware_adds_its_header(string transport, string kind)
    {
        var answer = await Curl.AskAsync(await servers.AddressAsync(transport, kind), "/");

        Assert.Equal("adapters", answer["x-served-by"]);
    }

    private async Task<Answer> ExpectAsync(
        string transport, string kind, string path, int status, string? contentType, string body, params string[] arguments)
    {
        var answer = await Curl.AskAsync(await servers.AddressAsync(transport, kind), path, arguments);

        Assert.Equal((status, contentType, body), (answer.Status, answer["content-type"], answer.Text));
        return answer;
    }
}
