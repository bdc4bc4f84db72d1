using Adapters.Server.Tests.Connections;

namespace Adapters.Server.Tests.WebSockets;

/// <summary>The opening handshake, over HTTP/1.1 (RFC 6455, section 4; ASGI WebSocket 2.5).</summary>
public sealed class HandshakeTests
{
    [Fact]
    public void The_answer_proves_that_the_handshake_was_understood()
    {
        using var server = new LoopedServer(SocketApplications.Echo());
        var peer = new WebSocketPeer(server);
        Assert.StartsWith("HTTP/1.1 101 Switching Protocols\r\n", peer.Head, StringComparison.Ordinal);
        Assert.Contains("connection: Upgrade\r\nupgrade: websocket\r\n", peer.Head, StringComparison.Ordinal);
        Assert.Contains("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", peer.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("content-length", peer.Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8", "426 Upgrade Required", "sec-websocket-version: 13")]
    [InlineData("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8", "426 Upgrade Required", "connection: upgrade, close\r\n")]
    [InlineData("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "X: y", "400 Bad Request", "connection: close")]
    [InlineData("GET", "POST", "400 Bad Request", "connection: close")]
    [InlineData("Host: a", "Host: a\r\nContent-Length: 3", "400 Bad Request", "connection: close")]
    [InlineData("Host: a", "Host: a\r\nSec-WebSocket-Protocol: a, a", "400 Bad Request", "connection: close")]
    public void A_malformed_handshake_is_rejected(string from, string to, string status, string field)
    {
        using var server = new LoopedServer((_, _, _) => throw new InvalidOperationException("It is not called."));
        var answer = server.Ask(server.Connect(), WebSocketPeer.Handshake().Replace(from, to, StringComparison.Ordinal));
        Assert.StartsWith("HTTP/1.1 " + status, answer, StringComparison.Ordinal);
        Assert.Contains(field, answer, StringComparison.Ordinal);
        Assert.Contains(server.Log, line => line.StartsWith("Information: Rejected a request", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTP/1.1", "HTTP/1.0")]
    [InlineData("Connection: Upgrade", "Connection: keep-alive")]
    [InlineData("Upgrade: websocket", "Upgrade: h2c")]
    public void A_request_that_asks_for_something_else_is_a_request(string from, string to)
    {
        using var server = new LoopedServer(Applications.Text("plain"));
        var answer = server.Ask(server.Connect(), WebSocketPeer.Handshake().Replace(from, to, StringComparison.Ordinal));
        Assert.EndsWith("plain", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_application_chooses_a_subprotocol_and_adds_fields()
    {
        using var server = new LoopedServer(SocketApplications.Handler(async socket =>
        {
            Assert.Equal(["chat", "superchat"], socket.Scope.Subprotocols);
            await socket.AcceptAsync("superchat", new HeaderList { { "set-cookie", "a=b" } });
        }));
        var peer = new WebSocketPeer(server, WebSocketPeer.Handshake(fields: "Sec-WebSocket-Protocol: chat, superchat\r\n"));
        Assert.Contains("sec-websocket-protocol: superchat\r\n", peer.Head, StringComparison.Ordinal);
        Assert.Contains("set-cookie: a=b\r\n", peer.Head, StringComparison.Ordinal);
        Assert.Equal("close 1000", peer.Read());
    }

    [Theory]
    [InlineData("other", "x-a", "names the subprotocol 'other', which the client does not offer")]
    [InlineData(null, "sec-websocket-protocol", "has the field sec-websocket-protocol, which the server writes itself")]
    [InlineData(null, "Upgrade", "has the field upgrade, which the server writes itself")]
    public void What_cannot_be_accepted_throws(string? subprotocol, string field, string error)
    {
        using var server = new LoopedServer(SocketApplications.Handler(
            socket => socket.AcceptAsync(subprotocol, new HeaderList { { field, "b" } }).AsTask()));
        Assert.StartsWith("HTTP/1.1 500", new WebSocketPeer(server).Head, StringComparison.Ordinal);
        Assert.Contains(server.Log, line => line.Contains(error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_close_before_the_accept_is_403_and_the_connection_continues()
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            if (scope is HttpScope)
            {
                await Applications.Text("next")(scope, receive, send);
                return;
            }

            await receive();
            await send(new WebSocketClose { Code = 4000, Reason = "ignored" });
        });
        var client = server.Connect();
        var answer = server.Ask(client, WebSocketPeer.Handshake());
        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("connection: close", answer, StringComparison.Ordinal);
        Assert.EndsWith("next", server.Ask(client, Applications.Get), StringComparison.Ordinal);
    }

    [Fact]
    public void A_denial_is_a_response_of_its_own()
    {
        using var server = new LoopedServer(async (scope, receive, send) =>
        {
            Assert.True(((WebSocketScope)scope).Extensions.ContainsKey("websocket.http.response"));
            await receive();
            await send(new WebSocketHttpResponseStart { Status = 401, Headers = new HeaderList { { "www-authenticate", "Bearer" } } });
            await send(new WebSocketHttpResponseBody { Body = "no "u8.ToArray(), MoreBody = true });
            await send(new WebSocketHttpResponseBody { Body = "token"u8.ToArray() });
        });
        var answer = server.Ask(server.Connect(), WebSocketPeer.Handshake());
        Assert.StartsWith("HTTP/1.1 401 Unauthorized\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("www-authenticate: Bearer\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("3\r\nno \r\n5\r\ntoken\r\n0\r\n\r\n", answer, StringComparison.Ordinal);
    }

    /// <summary>They could be frames or a request, so they are neither.</summary>
    [Fact]
    public void Bytes_ahead_of_a_denial_are_not_read_as_a_request()
    {
        using var server = new LoopedServer(SocketApplications.Handler(socket => socket.CloseAsync().AsTask()));
        var client = server.Connect();
        var answer = server.Ask(client, WebSocketPeer.Handshake() + Applications.Get);
        Assert.StartsWith("HTTP/1.1 403", answer, StringComparison.Ordinal);
        Assert.Contains("connection: close\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_that_fails_before_the_accept_is_500()
    {
        using var server = new LoopedServer((_, _, _) => throw new InvalidOperationException("broken"));
        Assert.StartsWith("HTTP/1.1 500", server.Ask(server.Connect(), WebSocketPeer.Handshake()), StringComparison.Ordinal);
        Assert.Contains(server.Log, line => line.Contains("broken", StringComparison.Ordinal));
    }

    [Fact]
    public void An_application_that_completes_without_an_answer_is_500()
    {
        using var server = new LoopedServer((_, _, _) => default);
        Assert.StartsWith("HTTP/1.1 500", server.Ask(server.Connect(), WebSocketPeer.Handshake()), StringComparison.Ordinal);
        Assert.Contains(
            server.Log, line => line.Contains("completed without websocket.accept or websocket.close", StringComparison.Ordinal));
    }

    [Fact]
    public void A_handshake_that_is_not_answered_in_time_is_504()
    {
        using var timed = new TimedServer(async (_, receive, _) =>
        {
            await receive();
            Assert.IsType<WebSocketDisconnect>(await receive());
        });
        var client = timed.Connect();
        client.Write(System.Text.Encoding.Latin1.GetBytes(WebSocketPeer.Handshake()));
        timed.AssertEnds(client, 60_000, "HTTP/1.1 504");
    }

    [Fact]
    public void A_client_that_leaves_before_the_answer_is_a_disconnect()
    {
        WebSocketDisconnect? seen = null;
        using var server = new LoopedServer(async (_, receive, _) =>
        {
            Assert.IsType<WebSocketConnect>(await receive());
            seen = await receive() as WebSocketDisconnect;
        });
        var client = server.Connect();
        client.Write(System.Text.Encoding.Latin1.GetBytes(WebSocketPeer.Handshake()));
        server.Turn();
        client.End();
        server.Turn();
        Assert.Equal(1006, seen?.Code);
    }

    [Fact]
    public void The_access_log_has_the_handshake_once()
    {
        using var server = new LoopedServer(SocketApplications.Echo(), hasAccessLog: true);
        var peer = new WebSocketPeer(server, WebSocketPeer.Handshake("/room?a=1"));
        peer.Ask("{frame text a}{frame close \\x03\\xe8}");
        var line = Assert.Single(server.Log, line => line.Contains("/room", StringComparison.Ordinal));
        Assert.Contains(" 101 ", line, StringComparison.Ordinal);
    }
}
