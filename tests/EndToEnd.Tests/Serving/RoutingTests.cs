using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Serving;

/// <summary>Routing over a real socket, to curl: what a path, a host and the size of a body decide.</summary>
public sealed class RoutingTests(SharedServers servers)
{
    public static TheoryData<string> Styles => ["/routing/limited", "/routing/wsgi/limited"];

    [Theory, MemberData(nameof(Styles))]
    public async Task A_body_beyond_the_limit_of_its_route_is_413(string target)
    {
        var fits = await AskAsync(target, "--data-binary", "0123456789");
        var declared = await AskAsync(target, "--data-binary", "0123456789x");
        var chunked = await AskAsync(target, "-H", "Transfer-Encoding: chunked", "--data-binary", "0123456789x");
        var large = await AskAsync(target, "-H", "Transfer-Encoding: chunked", "--data-binary", new string('x', 100_000));
        var after = await AskAsync(target, "-H", "Transfer-Encoding: chunked", "--data-binary", "0123456789");

        Assert.Equal((200, "10"), (fits.Status, Text(fits)));
        foreach (var answer in new[] { declared, chunked, large })
        {
            Assert.Equal((413, "application/problem+json"), (answer.Status, answer["content-type"]));
            Assert.Contains("The body is longer than 10 bytes.", Text(answer), StringComparison.Ordinal);
        }

        Assert.Equal((200, "10"), (after.Status, Text(after)));
    }

    [Theory]
    [InlineData("one.test", "one")]
    [InlineData("ONE.test:80", "one")]
    [InlineData("a.one.test", "sub")]
    [InlineData("two.test", null)]
    public async Task The_host_chooses_the_route(string host, string? expected)
    {
        var answer = await AskAsync("/routing/host", "-H", "Host: " + host);
        Assert.Equal(expected is null ? 404 : 200, answer.Status);
        Assert.Equal(expected ?? Text(answer), Text(answer));
    }

    [Theory]
    [InlineData("/routing/1-a", "1 a 3")]
    [InlineData("/routing/%31-%61/5", "1 a 5")]
    [InlineData("/rout%69ng/1-a", "1 a 3")]
    [InlineData("/routing/0-a", null)]
    [InlineData("/routing/1-a/", null)]
    public async Task Escapes_constraints_and_missing_values_are_routed_on(string target, string? expected)
    {
        var answer = await AskAsync(target);
        Assert.Equal(expected is null ? 404 : 200, answer.Status);
        Assert.Equal(expected ?? Text(answer), Text(answer));
    }

    private static string Text(Answer answer) => answer.Text;

    private async Task<Answer> AskAsync(string target, params string[] arguments) =>
        await Curl.AskAsync((await servers.GetAppAsync()).Address, target, arguments);
}
