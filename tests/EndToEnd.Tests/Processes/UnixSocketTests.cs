using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>Who may connect to the unix socket of a real process, and whose file it is.</summary>
public sealed class UnixSocketTests
{
    /// <summary>Numbers need no entry in the machine's user database.</summary>
    private const string Owner = "64101";
    private const string Stranger = "64102";

    /// <summary>What curl says that cannot connect.</summary>
    private const int CannotConnect = 7;

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task Only_whom_the_mode_and_the_owner_permit_can_connect(string transport)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may give a socket away");
        var path = ServerProcess.NewSocketPath();
        await using var server = await ServerProcess.StartAsync(
            "--bind", $"unix:{path}", "--transport", transport, "--uds-mode", "600", "--uds-owner", $"{Owner}:{Owner}");

        Assert.Equal($"600 {Owner}:{Owner}", await DescribeAsync(path));
        Assert.Equal(0, await AskAsAsync(Owner, path));
        Assert.Equal(CannotConnect, await AskAsAsync(Stranger, path));
        Assert.Equal(0, await server.StopAsync());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_group_alone_leaves_the_user_as_he_is()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may give a socket to any group");
        var path = ServerProcess.NewSocketPath();
        await using var server = await ServerProcess.StartAsync("--bind", $"unix:{path}", "--uds-mode", "0660", "--uds-owner", $":{Owner}");

        Assert.Equal($"660 0:{Owner}", await DescribeAsync(path));
    }

    [Fact]
    public async Task An_owner_that_may_not_be_given_the_socket_is_one_line_and_status_2()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may take a capability away");
        var path = ServerProcess.NewSocketPath();

        var run = await ServerProcess.RunWithoutAsync("chown", "--bind", $"unix:{path}", "--uds-owner", Owner);

        Assert.Equal(2, run.Status);
        Assert.Equal(
            [$"error: cannot listen on unix:{path}: its owner cannot be set to '{Owner}' (--uds-owner): Operation not permitted; run as "
                + "root or with CAP_CHOWN, or name a group that the server's user is in"],
            run.Error);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("sockets")]
    public async Task A_server_that_stops_leaves_the_socket_of_the_next_one(string transport)
    {
        var path = ServerProcess.NewSocketPath();
        await using var first = await ServerProcess.StartAsync("--bind", $"unix:{path}", "--transport", transport);
        // Out of the way, as a deployment does it that wants no gap.
        await Task.Run(() => File.Delete(path));
        await using var second = await ServerProcess.StartAsync("--bind", $"unix:{path}", "--transport", transport);

        Assert.Equal(0, await first.StopAsync());

        Assert.Equal(200, (await Curl.AskAsync($"unix:{path}", "/")).Status);
        Assert.Equal(0, await second.StopAsync());
        Assert.False(File.Exists(path));
    }

    private static async Task<string> DescribeAsync(string path) =>
        Assert.Single((await CompletedProcess.RunAsync("stat", "-c", "%a %u:%g", path)).Output);

    /// <summary>What curl says that another user runs.</summary>
    private static async Task<int> AskAsAsync(string user, string path) => (await CompletedProcess.RunAsync(
        "setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups",
        "curl", "-sS", "--max-time", "60", "--unix-socket", path, "http://localhost/")).Status;
}
