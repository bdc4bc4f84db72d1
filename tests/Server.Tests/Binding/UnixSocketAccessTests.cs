using System.Net.Sockets;
using Adapters.Server.Binding;
using Adapters.Server.Native;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Binding;

/// <summary>Who may connect to a unix socket, and whose file it is.</summary>
public sealed class UnixSocketAccessTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everybody = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory.File("a.sock");

    private Bind Address => Bind.Parse($"unix:{Path}");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(OwnerOnly)]
    [InlineData(Everybody)]
    public void A_socket_has_the_mode_that_is_asked_for_whatever_the_umask(UnixFileMode mode)
    {
        using var listener = Open(new UnixSocketAccess(mode, ""));

        Assert.Equal(mode, ModeOf(Path));
        using var client = SocketClient.Connect(new UnixDomainSocketEndPoint(Path));
        Assert.True(client.Socket.Connected);
    }

    [Fact]
    public void A_socket_that_is_bound_lets_nobody_connect_before_it_has_its_mode()
    {
        using var bound = BoundFile.Bind(new UnixDomainSocketEndPoint(Path));

        var error = Assert.Throws<SocketException>(() => SocketClient.Connect(new UnixDomainSocketEndPoint(Path)));

        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
        new UnixSocketAccess(OwnerOnly, "").Apply(Address);
        Assert.Equal(OwnerOnly, ModeOf(Path));
    }

    [Theory]
    [InlineData("adapters-nobody", "user 'adapters-nobody'")]
    [InlineData("0:adapters-nobody", "group 'adapters-nobody'")]
    [InlineData(":adapters-nobody", "group 'adapters-nobody'")]
    public void A_name_that_the_machine_does_not_have_is_refused_and_no_file_stays(string owner, string what)
    {
        var error = Assert.Throws<BindException>(() => Open(new UnixSocketAccess(null, owner)));

        Assert.Equal(
            $"cannot listen on unix:{Path}: this machine has no {what} (--uds-owner); specify another, or a number", error.Message);
        Assert.False(File.Exists(Path));
        using var next = Open(UnixSocketAccess.Default);
    }

    [Fact]
    public void An_owner_that_a_program_gives_is_checked()
    {
        var error = Assert.Throws<BindException>(() => Open(new UnixSocketAccess(null, "a:b:c")));

        Assert.Equal(
            $"cannot listen on unix:{Path}: 'a:b:c' is not an owner (--uds-owner); use user, user:group or :group, by name or number",
            error.Message);
    }

    [Fact]
    public void The_names_of_the_machine_are_known()
    {
        Assert.Equal(0u, UnixAccounts.FindUser("root"));
        Assert.Equal(0u, UnixAccounts.FindGroup(OperatingSystem.IsMacOS() ? "wheel" : "root"));
        Assert.Null(UnixAccounts.FindUser("adapters-nobody"));
        Assert.Null(UnixAccounts.FindGroup("adapters-nobody"));
    }

    [Theory]
    [InlineData("web", "web", null)]
    [InlineData("web:front", "web", "front")]
    [InlineData(":front", null, "front")]
    [InlineData("33:33", "33", "33")]
    public void An_owner_is_a_user_a_group_or_both(string text, string? user, string? group)
    {
        Assert.True(UnixSocketOwner.TryParse(text, out var owner));
        Assert.Equal((user, group), (owner!.User, owner.Group));
        Assert.Equal(text, owner.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("web:")]
    [InlineData("a:b:c")]
    [InlineData("two words")]
    public void What_is_no_owner_is_refused(string text) => Assert.False(UnixSocketOwner.TryParse(text, out _));

    [Fact]
    public void A_server_that_stops_leaves_the_file_of_one_that_has_taken_the_path_over()
    {
        var first = Open(UnixSocketAccess.Default);
        // As a stop does: from here on nobody answers, and the next server takes the socket for a stale one.
        first.HoldOff();
        using var second = Open(UnixSocketAccess.Default);

        first.Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.True(File.Exists(Path));
        using var client = SocketClient.Connect(new UnixDomainSocketEndPoint(Path));
        using var accepted = second.Socket.Accept();
        client.Write("x");
        Assert.Equal(1, accepted.Receive(new byte[1]));
    }

    [Fact]
    public void A_file_that_has_taken_the_place_of_a_socket_stays()
    {
        using var listener = Open(UnixSocketAccess.Default);
        File.Delete(Path);
        File.WriteAllText(Path, "another's");

        listener.Dispose();

        Assert.Equal("another's", File.ReadAllText(Path));
    }

    private ListenerSocket Open(UnixSocketAccess access) => ListenerSocket.Open(Address, 1, 16, access)[0];

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
}
