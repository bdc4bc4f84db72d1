using System.Text;
using Adapters.EndToEnd.Tests.Clients;
using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.EndToEnd.Tests.Attacks;

/// <summary>What a peer that is no good front server could send to a uwsgi address: refused in HTTP, and its connection closed.</summary>
public sealed class UwsgiTests(UwsgiServer fixture) : IClassFixture<UwsgiServer>
{
    private static readonly string[] Hello = ["REQUEST_METHOD=GET", "REQUEST_URI=/hello/world"];

    private static readonly string[] Post = ["REQUEST_METHOD=POST", "REQUEST_URI=/echo"];

    [Theory]
    [InlineData("\x05\0\0\0")]
    [InlineData("\0\0\0\x01")]
    [InlineData("GET / HTTP/1.1\r\nhost: a\r\n\r\n")]
    public Task A_packet_of_another_kind_is_refused(string packet) => RefusedAsync(400, Encoding.Latin1.GetBytes(packet));

    [Theory]
    [InlineData("\0\x05\0\0\xff\xff" + "abc")]
    [InlineData("\0\x05\0\0\x03\0abc")]
    [InlineData("\0\x08\0\0\x03\0abc\x02\0xyz")]
    [InlineData("\0\x04\0\0\0\0\0\0")]
    public Task Lengths_that_do_not_come_out_even_are_refused_as_in_CVE_2018_6758(string packet) =>
        RefusedAsync(400, Encoding.Latin1.GetBytes(packet));

    [Fact]
    public Task A_packet_over_the_limits_is_refused_before_it_has_come() => RefusedAsync(431, [0, 0xff, 0xff, 0]);

    [Theory]
    [InlineData("PATH_INFO=/x/../hello/world")]
    [InlineData("CONTENT_LENGTH=+3")]
    [InlineData("HTTP_X=a\r\nb: c")]
    [InlineData("HTTP_HOST=a/b")]
    [InlineData("SCRIPT_NAME=api")]
    public Task A_variable_that_can_be_read_in_two_ways_is_refused(string variable) =>
        RefusedAsync(400, UwsgiPacket.Of([.. Hello, variable]));

    [Theory]
    [InlineData("REQUEST_URI=/admin/..%2fhello/world", "PATH_INFO=/hello/world")]
    [InlineData("PATH_INFO=/nowhere", "PATH_INFO=/hello/world")]
    [InlineData("SCRIPT_NAME=/hello", "PATH_INFO=/hello/world")]
    public async Task What_the_front_server_has_decided_last_is_routed(params string[] variables) =>
        Assert.Equal("Hello, world!", (await AskAsync(UwsgiPacket.Of([.. Hello, .. variables]))).Text);

    [Fact]
    public Task A_body_over_the_limit_is_refused_before_it_has_come() =>
        RefusedAsync(413, UwsgiPacket.Of([.. Post, "CONTENT_LENGTH=30000001"]));

    [Fact]
    public async Task What_would_configure_uWSGI_is_ignored() =>
        Assert.Equal(
            "Hello, world!",
            (await AskAsync(UwsgiPacket.Of([.. Hello, "UWSGI_FILE=/tmp/evil", "UWSGI_CHDIR=/", "UWSGI_SETENV=A=B"]))).Text);

    [Fact]
    public async Task What_comes_behind_a_body_is_no_second_packet() =>
        Assert.Equal(
            "abc", (await AskAsync([.. UwsgiPacket.Of([.. Post, "CONTENT_LENGTH=3"]), .. "abc"u8, .. UwsgiPacket.Of(Hello)])).Text);

    private async Task RefusedAsync(int status, byte[] packet)
    {
        Assert.Equal(status, (await AskAsync(packet)).Status);
        Assert.Equal("Hello, world!", (await AskAsync(UwsgiPacket.Of(Hello))).Text);
    }

    /// <summary>The only answer of a connection, which the server closes.</summary>
    private async Task<Answer> AskAsync(byte[] packet)
    {
        using var client = await RawClient.ConnectAsync(fixture.Address);
        await client.SendAsync(packet);
        var answer = await client.ReadAnswerAsync();
        Assert.Null(answer["connection"]);
        Assert.True(await client.IsClosedByServerAsync());
        return answer;
    }
}

/// <summary>A server that listens for uwsgi, for the tests of one class.</summary>
public sealed class UwsgiServer : IAsyncLifetime
{
    private ServerProcess? _process;

    internal string Address => _process!.Address;

    /// <summary>The second address is for the application's WebSocket, which uwsgi cannot carry.</summary>
    public async ValueTask InitializeAsync() =>
        _process = await ServerProcess.StartAsync("--bind", "uwsgi://127.0.0.1:0", "--bind", "http://127.0.0.1:0");

    public async ValueTask DisposeAsync() => await _process!.DisposeAsync();
}
