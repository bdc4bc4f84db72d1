using Adapters.Server.Connections;
using Adapters.Server.Transports;

namespace Adapters.Server.Hosting;

/// <summary>The event loops of a server, each with its connections: what is asked of one is asked of all.</summary>
internal sealed class LoopGroup
{
    private readonly ServerContext _server;
    private readonly ConnectionSet[] _sets;
    private readonly List<ListenerSocket[]> _listeners = [];

    public LoopGroup(ServerContext server, Func<int, ConnectionSet> makeSet)
    {
        _server = server;
        _sets = new ConnectionSet[server.Options.Loops];
        for (var i = 0; i < _sets.Length; i++)
            _sets[i] = makeSet(i);
        Loops = Array.ConvertAll(_sets, set => set.Loop);
    }

    public EventLoop[] Loops { get; }

    public void Start()
    {
        foreach (var loop in Loops)
            loop.Start();
    }

    /// <summary>
    /// Opens the addresses, before anything else: one that is in use is told at once, and a client that comes while the
    /// application starts up waits instead of being refused.
    /// </summary>
    /// <exception cref="BindException">An address cannot be listened on; then none is, and the loops, not started yet, are gone.</exception>
    public void Open(IList<string> binds)
    {
        try
        {
            foreach (var bind in binds)
                _listeners.Add(ListenerSocket.Open(Bind.Parse(bind), _sets.Length, _server.Options.Backlog));
        }
        catch (BindException)
        {
            CloseListeners();
            Array.ForEach(Loops, loop => loop.Dispose());
            throw;
        }
    }

    /// <summary>Closes what was opened and not listened on.</summary>
    public void CloseListeners()
    {
        foreach (var sockets in _listeners)
            Array.ForEach(sockets, socket => socket.Dispose());
        _listeners.Clear();
    }

    /// <summary>Accepts on every loop; gives the addresses, with the ports that the kernel chose.</summary>
    public async Task<IReadOnlyList<string>> ListenAsync()
    {
        var addresses = _listeners.ConvertAll(sockets => sockets[0].Bind.ToString());
        await OnEachAsync(Listen).ConfigureAwait(false);
        // From here on they are the loops'.
        _listeners.Clear();
        return addresses;
    }

    /// <summary>Accepts nothing more, and lets the connections end until <paramref name="timeout"/>: the number that did not.</summary>
    public async Task<int> DrainAsync(TimeSpan timeout)
    {
        await OnEachAsync(BeginShutdown).ConfigureAwait(false);
        try
        {
            await Task.WhenAll(Array.ConvertAll(_sets, set => set.Drained)).WaitAsync(timeout, _server.Platform.Time).ConfigureAwait(false);
            return 0;
        }
        catch (TimeoutException)
        {
            var left = _server.Connections;
            await OnEachAsync(set => set.Abort()).ConfigureAwait(false);
            return left;
        }
    }

    public Task StopAsync()
    {
        foreach (var loop in Loops)
            loop.Stop();
        return Task.WhenAll(Array.ConvertAll(Loops, loop => loop.Completion));
    }

    private void Listen(ConnectionSet set)
    {
        var factory = new ConnectionFactory(set);
        foreach (var sockets in _listeners)
        {
            var socket = sockets[set.Loop.Index];
            set.Loop.Listen(socket, endpoint => factory.Accept(endpoint, socket.Bind.Protocol));
        }
    }

    private static void BeginShutdown(ConnectionSet set)
    {
        set.Loop.StopAccepting();
        set.BeginShutdown();
    }

    private async Task OnEachAsync(Action<ConnectionSet> action)
    {
        foreach (var set in _sets)
            await RunOnAsync(set, action).ConfigureAwait(false);
    }

    /// <summary>Runs on the loop's thread, and completes elsewhere.</summary>
    private static Task RunOnAsync(ConnectionSet set, Action<ConnectionSet> action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        set.Loop.Post(_ => Run(set, action, done), null);
        return done.Task;
    }

    private static void Run(ConnectionSet set, Action<ConnectionSet> action, TaskCompletionSource done)
    {
        try
        {
            action(set);
            done.SetResult();
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }
}
