using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Serving;

/// <summary>Results and errors of both styles over a real socket, to curl.</summary>
public sealed class ResultsTests(SharedServers servers)
{
    private const string Problem = "application/problem+json";

    public static TheoryData<string> Styles => ["/results", "/results/wsgi"];

    [Theory, MemberData(nameof(Styles))]
    public async Task One_of_several_results_is_sent(string style)
    {
        var created = await AskAsync(style + "/item/1");
        var missing = await AskAsync(style + "/item/2");

        Assert.Equal((201, "/results/item/1", """{"Id":1}"""), (created.Status, created["location"], Text(created)));
        Assert.Equal((404, Problem), (missing.Status, missing["content-type"]));
        Assert.Contains("\"detail\":\"There is no such item.\"", Text(missing), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Styles))]
    public async Task A_file_is_sent_whole_in_part_and_not_again(string style)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllBytesAsync(path, new byte[300_000]);
        var target = $"{style}/file?path={Uri.EscapeDataString(path)}";

        var whole = await AskAsync(target);
        var part = await AskAsync(target, "-r", "299990-");
        var again = await AskAsync(target, "-H", "If-None-Match: " + whole["etag"]);
        var beyond = await AskAsync(target, "-r", "300000-");
        await Task.Run(() => File.Delete(path));

        Assert.Equal((200, "300000", 300_000), (whole.Status, whole["content-length"], whole.Body.Length));
        Assert.Equal((206, "bytes 299990-299999/300000", 10), (part.Status, part["content-range"], part.Body.Length));
        Assert.Equal((304, 0), (again.Status, again.Body.Length));
        Assert.Equal((416, "bytes */300000", Problem), (beyond.Status, beyond["content-range"], beyond["content-type"]));
    }

    [Fact]
    public async Task Events_come_with_comments_between_them()
    {
        var answer = await AskAsync("/results/events");

        Assert.Equal("text/event-stream", answer["content-type"]);
        Assert.StartsWith("data: {\"Id\":1}\n\n:\n\n", Text(answer), StringComparison.Ordinal);
        Assert.EndsWith(":\n\ndata: {\"Id\":2}\n\n", Text(answer), StringComparison.Ordinal);
        Assert.Equal("{\"Id\":1}\n{\"Id\":2}\n", Text(await AskAsync("/results/lines")));
    }

    [Theory, MemberData(nameof(Styles))]
    public async Task An_exception_is_answered_with_its_status(string style)
    {
        foreach (var status in new[] { 404, 429, 503 })
        {
            var answer = await AskAsync($"{style}/throw/{status}");
            Assert.Equal((status, Problem), (answer.Status, answer["content-type"]));
            Assert.Contains("\"detail\":\"Not today.\"", Text(answer), StringComparison.Ordinal);
        }

        Assert.Equal("text/html; charset=utf-8", (await AskAsync(style + "/throw/404", "-H", "Accept: text/html"))["content-type"]);
    }

    [Theory, MemberData(nameof(Styles))]
    public async Task A_failure_has_its_trace_in_the_answer_and_in_the_log_and_details_in_development_alone(string style)
    {
        await using var server = await ServerProcess.StartAppAsync("--development");
        string[] trace = ["-H", "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"];

        var shown = await Curl.AskAsync(server.Address, style + "/throw/0", trace);
        var hidden = await AskAsync(style + "/throw/0", trace);

        Assert.Equal((500, 500), (shown.Status, hidden.Status));
        Assert.Contains("a secret", Text(shown), StringComparison.Ordinal);
        Assert.Equal(
            """{"type":"about:blank","title":"Internal Server Error","status":500,"traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}""",
            Text(hidden));
        await server.WaitForErrorAsync("trace 4bf92f3577b34da6a3ce929d0e0e4736");
    }

    [Theory, MemberData(nameof(Styles))]
    public async Task A_form_is_bound(string style)
    {
        var multipart = await AskAsync(style + "/form", "-F", "name=tea", "-F", "file=hello;filename=a.txt");

        Assert.Equal((200, "tea a.txt 5"), (multipart.Status, Text(multipart)));
        Assert.Equal(400, (await AskAsync(style + "/form", "-d", "name=tea")).Status);
    }

    [Theory, MemberData(nameof(Styles))]
    public async Task Parts_beyond_a_limit_are_a_problem(string style)
    {
        var answer = await AskAsync(style + "/parts", "-F", "a=1", "-F", "b=2");

        Assert.Equal((413, Problem), (answer.Status, answer["content-type"]));
        Assert.Equal("a", Text(await AskAsync(style + "/parts", "-F", "a=1")));
    }

    [Theory, MemberData(nameof(Styles))]
    public async Task A_body_beyond_the_limit_of_the_server_is_a_problem(string style)
    {
        await using var server = await ServerProcess.StartAppAsync("--limit-request-body", "1000");

        var answer = await Curl.AskAsync(server.Address, style + "/form", "-F", "name=" + new string('a', 2000), "-H", "Expect:");

        Assert.Equal((413, Problem), (answer.Status, answer["content-type"]));
        Assert.Contains("\"detail\":\"The body is longer than 1000 bytes.\"", Text(answer), StringComparison.Ordinal);
    }

    private static string Text(Answer answer) => answer.Text;

    private async Task<Answer> AskAsync(string target, params string[] arguments) =>
        await Curl.AskAsync((await servers.GetAppAsync()).Address, target, arguments);
}
