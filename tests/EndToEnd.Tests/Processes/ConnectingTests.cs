namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>Clients that connect while the server stops: each is refused, or answered.</summary>
public sealed class ConnectingTests
{
    private const int Clients = 32;
    private const int Stops = 3;

    [Theory]
    [InlineData("epoll", "1", "tcp")]
    [InlineData("epoll", "2", "tcp")]
    [InlineData("epoll", "2", "unix")]
    [InlineData("sockets", "1", "tcp")]
    [InlineData("sockets", "2", "tcp")]
    [InlineData("sockets", "2", "unix")]
    public async Task A_stop_loses_no_connection(string transport, string loops, string kind)
    {
        var (answered, lost) = (0, 0);
        for (var i = 0; i < Stops; i++)
        {
            var clients = await StopUnderLoadAsync(transport, loops, kind);
            answered += clients.Sum(client => client.Answered);
            lost += clients.Sum(client => client.Lost);
        }

        Assert.True(lost == 0, $"{lost} of {lost + answered} connections were lost.");
    }

    private static async Task<ConnectLoad[]> StopUnderLoadAsync(string transport, string loops, string kind)
    {
        var bind = kind == "tcp" ? $"127.0.0.1:{LocalPort.Find()}" : $"unix:{ServerProcess.NewSocketPath()}";
        await using var server = await ServerProcess.StartAsync(
            "--no-access-log", "--transport", transport, "--loops", loops, "--bind", bind);
        var clients = Enumerable.Range(0, Clients).Select(_ => new ConnectLoad(server.Address)).ToArray();
        await Deadline.PollAsync(() => clients.All(client => client.Answered > 20), () => "The load does not start.");

        Assert.Equal(0, await server.StopAsync());

        await Task.WhenAll(clients.Select(client => client.Completion)).WaitAsync(Deadline.Usual);
        return clients;
    }
}
