using System.Text;
using Adapters.Server.Tests.Connections;
using static Adapters.Server.Tests.Connections.Applications;

namespace Adapters.Server.Tests.Requests;

/// <summary>A header field is found by any text, in any case (RFC 9110, section 5.1).</summary>
public sealed class HeaderLookupTests
{
    [Theory]
    [InlineData("x-mark", "one, two")]
    [InlineData("X-Mark", "one, two")]
    [InlineData("X-MARK", "one, two")]
    [InlineData("x-mar", "none")]
    [InlineData("x-märk", "none")]
    [InlineData("", "none")]
    public void A_name_has_no_case(string name, string value)
    {
        using var server = new LoopedServer((scope, _, send) => Text(((HttpScope)scope).Headers[name] ?? "none")(scope, null!, send));

        var answer = server.Ask(server.Connect(), "GET / HTTP/1.1\r\nHost: a\r\nx-Mark: one\r\nX-mark: two\r\n\r\n");

        Assert.EndsWith("\r\n\r\n" + value, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("User-Agent", "curl")]
    [InlineData("user-agent", "curl")]
    [InlineData("agent", "")]
    public void The_bytes_of_a_name_have_no_case(string name, string value)
    {
        using var server = new LoopedServer((scope, _, send) =>
        {
            ((HttpScope)scope).Headers.TryGetValue(Encoding.ASCII.GetBytes(name), out var found);
            return Text(Encoding.ASCII.GetString(found))(scope, null!, send);
        });

        var answer = server.Ask(server.Connect(), "GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: curl\r\n\r\n");

        Assert.EndsWith("\r\n\r\n" + value, answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_may_be_of_any_length()
    {
        var name = new string('x', 12_000_000);
        using var server = new LoopedServer((scope, _, send) => Text(((HttpScope)scope).Headers[name] ?? "none")(scope, null!, send));

        Assert.EndsWith(
            "none", server.Ask(server.Connect(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
    }
}
