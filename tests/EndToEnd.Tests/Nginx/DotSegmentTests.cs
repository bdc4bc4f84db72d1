using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>
/// nginx looks for a location with the path resolved, and hands the target on as it came: whatever is to be resolved, the
/// server refuses, so that no rule of a location is passed by over HTTP.
/// </summary>
public sealed class DotSegmentTests
{
    [Theory]
    [InlineData("http")]
    [InlineData("unix")]
    public async Task A_rule_of_a_location_is_not_passed_by(string way)
    {
        await using var site = await FrontedServer.StartAppAsync(way, "location /admin/ { return 403; }");

        Assert.Equal((403, null), await AskAsync(site, "/admin/files/a"));
        Assert.Equal((403, null), await AskAsync(site, "/files/../admin/a"));
        Assert.Equal((400, null), await AskAsync(site, "/admin/../files/a"));
        Assert.Equal((400, null), await AskAsync(site, "/admin/%2e%2e/files/a"));
        Assert.Equal((400, null), await AskAsync(site, "/admin/..%2ffiles/a"));
        Assert.Equal((400, null), await AskAsync(site, "/admin%2f.%2E/files/a"));
        Assert.Equal((400, null), await AskAsync(site, "/./files/a"));
        Assert.Equal((200, "caf\u00e9"), await AskAsync(site, "/files/caf\u00c3\u00a9"));
        Assert.Equal((200, "a/b"), await AskAsync(site, "/files/a%2fb"));
    }

    /// <summary>The status, and the text where it is the application's.</summary>
    private static async Task<(int Status, string? Text)> AskAsync(FrontedServer site, string path)
    {
        var answer = await RawClient.AskAsync(site.Fronted, path);
        return (answer.Status, answer.Status == 200 ? answer.Text : null);
    }
}
