using System.Diagnostics;
using System.Net.Sockets;
using Adapters.Server.Binding;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Binding;

public class ListenerTests
{
    [Fact]
    public void Port_0_is_reported_as_the_port_that_was_chosen()
    {
        using var listener = ListenerSocket.Open(Bind.Parse("127.0.0.1:0"), 1, 16)[0];

        Assert.NotEqual(0, listener.Bind.Port);
    }

    [Fact]
    public void A_port_in_use_is_refused_even_by_a_server_that_would_share_it()
    {
        using var first = ListenerSocket.Open(Bind.Parse("127.0.0.1:0"), 1, 16)[0];

        Assert.Equal(
            $"cannot listen on {first.Bind}: another process listens there; stop it or choose another port with --bind",
            Refusal(first.Bind.ToString()));
    }

    [Fact]
    public void An_unknown_host_is_refused() => Assert.Equal(
        "cannot listen on http://no-such-host.invalid:80: the host name is not known; use an IP address or localhost",
        Refusal("no-such-host.invalid:80"));

    [Fact]
    public void An_address_of_another_machine_is_refused() => Assert.Equal(
        "cannot listen on http://192.0.2.1:0: this machine has no such address; use 127.0.0.1, 0.0.0.0 or one of its own",
        Refusal("192.0.2.1:0"));

    [Fact]
    public void A_lack_of_permission_names_the_capability() => Assert.Equal(
        "cannot listen on http://:80: no permission; ports below 1024 need CAP_NET_BIND_SERVICE, or choose a higher port with --bind",
        BindErrors.Explain(Bind.Parse(":80"), new SocketException((int)SocketError.AccessDenied)));

    [Fact]
    public void A_missing_directory_is_named()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("missing/a.sock");

        Assert.Equal(
            $"cannot listen on unix:{path}: the directory does not exist; create it or choose another path with --bind",
            Refusal($"unix:{path}"));
    }

    [Fact]
    public void A_path_that_is_too_long_is_refused()
    {
        var bind = $"unix:/tmp/{new string('a', 120)}";

        Assert.Equal($"cannot listen on {bind}: the path is too long for a unix socket; choose one of less than 100 bytes", Refusal(bind));
    }

    [Fact]
    public void A_file_that_is_no_socket_is_refused_and_kept()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("precious");
        File.WriteAllText(path, "precious");

        Assert.Equal(
            $"cannot listen on unix:{path}: {path} is a file, and not a socket; choose another path with --bind",
            Refusal($"unix:{path}"));
        Assert.Equal("precious", File.ReadAllText(path));
    }

    /// <summary>A program that runs may not be opened for writing, which is not what a socket answers.</summary>
    [Fact]
    public void A_program_that_runs_is_refused_and_kept()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("program");
        File.Copy("/bin/sleep", path);
        using var program = Process.Start(path, "60");

        Assert.Equal(
            $"cannot listen on unix:{path}: {path} is a file, and not a socket; choose another path with --bind",
            Refusal($"unix:{path}"));
        Assert.True(File.Exists(path));
        program.Kill();
        program.WaitForExit();
    }

    [Fact]
    public void A_directory_in_the_place_of_the_socket_is_refused()
    {
        using var directory = new TemporaryDirectory();

        Assert.Equal(
            $"cannot listen on unix:{directory.Path}: {directory.Path} is a directory; choose another path with --bind",
            Refusal($"unix:{directory.Path}"));
    }

    [Fact]
    public void A_socket_that_nobody_answers_on_is_replaced()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("a.sock");
        LeaveStale(path);

        using var listener = ListenerSocket.Open(Bind.Parse($"unix:{path}"), 1, 16)[0];

        using var client = SocketClient.Connect(new UnixDomainSocketEndPoint(path));
        Assert.True(client.Socket.Connected);
    }

    [Fact]
    public void A_socket_that_a_server_answers_on_is_refused_and_kept()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("a.sock");
        using var first = ListenerSocket.Open(Bind.Parse($"unix:{path}"), 1, 16)[0];

        Assert.Equal(
            $"cannot listen on unix:{path}: another process answers on this socket; stop it or choose another path with --bind",
            Refusal($"unix:{path}"));
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void The_file_of_a_socket_goes_with_the_last_of_its_loops()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("a.sock");
        var listeners = ListenerSocket.Open(Bind.Parse($"unix:{path}"), 2, 16);

        listeners[0].Dispose();
        listeners[0].Dispose();
        Assert.True(File.Exists(path));
        listeners[1].Dispose();
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("127.0.0.1:0")]
    [InlineData("[::1]:0")]
    public async Task A_listener_that_holds_off_has_those_who_were_there_and_nobody_else(string bind)
    {
        using var listener = ListenerSocket.Open(Bind.Parse(bind), 1, 16)[0];
        using var early = await ConnectAsync(listener);

        Assert.True(listener.HoldOff());
        var late = ConnectAsync(listener);

        using (var accepted = await listener.Socket.AcceptAsync())
        {
            await early.SendAsync("early"u8.ToArray());
            Assert.Equal(5, await accepted.ReceiveAsync(new byte[5]));
        }

        listener.Dispose();
        var error = await Assert.ThrowsAsync<SocketException>(() => late.Within());
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    [Fact]
    public async Task A_listener_of_a_unix_socket_that_holds_off_refuses_whoever_comes()
    {
        var directory = await Offload.Run(() => new TemporaryDirectory());
        await AssertRefusesAsync(directory);
        await Offload.Run(directory.Dispose);
    }

    private static async Task AssertRefusesAsync(TemporaryDirectory directory)
    {
        using var listener = ListenerSocket.Open(Bind.Parse($"unix:{directory.File("a.sock")}"), 1, 16)[0];
        using var early = await ConnectAsync(listener);

        Assert.True(listener.HoldOff());

        var error = await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(listener).Within());
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
        using var accepted = await listener.Socket.AcceptAsync();
        await early.SendAsync("early"u8.ToArray());
        Assert.Equal(5, await accepted.ReceiveAsync(new byte[5]));
    }

    [Fact]
    public void A_listener_whose_directory_is_gone_ends_all_the_same()
    {
        var directory = new TemporaryDirectory();
        var listener = ListenerSocket.Open(Bind.Parse($"unix:{directory.File("a.sock")}"), 1, 16)[0];
        directory.Dispose();

        Assert.Null(Record.Exception(listener.Dispose));
    }

    private static async Task<Socket> ConnectAsync(ListenerSocket listener)
    {
        var address = SocketClient.AddressOf(listener.Bind);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(address);
        return socket;
    }

    private static string Refusal(string bind) =>
        Assert.Throws<BindException>(() => ListenerSocket.Open(Bind.Parse(bind), 1, 16)).Message;

    /// <summary>What a server leaves that was killed: the file without its socket.</summary>
    private static void LeaveStale(string path)
    {
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint($"{path}.bound"));
            File.Move($"{path}.bound", path);
        }

        Assert.True(File.Exists(path));
    }
}
