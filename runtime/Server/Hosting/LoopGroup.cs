using Adapters.Server.Binding;
using Adapters.Server.Connections;
using Adapters.Server.Connections.Http1;
using Adapters.Server.Loops;
using Adapters.Server.Options;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports;
using Adapters.Server.Transports.Memory;
using Adapters.Server.Transports.Recording;

namespace Adapters.Server.Hosting;

/// <summary>The event loops of a server, each with its connections. An operation on the group applies to all of them.</summary>
internal sealed class LoopGroup
{
    /// <summary>The time that a loop may take for work that needs none, before it counts as blocked.</summary>
    private static readonly TimeSpan LoopPatience = TimeSpan.FromSeconds(1);

    /// <summary>A round trip within a data center, with some margin.</summary>
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromMilliseconds(20);

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
        Failover = new ListenerFailover(Loops);
    }

    public EventLoop[] Loops { get; }

    /// <summary>The recording of the connections of listeners, or null for none.</summary>
    public WireRecording? Recording { get; set; }

    /// <summary>Decides which loop accepts for a blocked one.</summary>
    public ListenerFailover Failover { get; }

    private bool KeepsContext => _server.Platform.KeepsContext;

    public void Start()
    {
        foreach (var loop in Loops)
            loop.Start();
    }

    /// <summary>
    /// Opens the addresses before anything else: an address in use is reported at once, and a client that connects while the
    /// application starts up waits instead of being refused.
    /// </summary>
    /// <exception cref="BindException">
    /// The server cannot listen on an address. In that case, it listens on none, and the loops, which have not been started,
    /// are disposed of.
    /// </exception>
    public void Open(IList<string> binds)
    {
        try
        {
            foreach (var bind in binds)
                _listeners.Add(Open(Bind.Parse(bind)));
        }
        catch (BindException)
        {
            Discard();
            throw;
        }
    }

    private ListenerSocket[] Open(Bind bind)
    {
        var options = _server.Options;
        try
        {
            return ListenerSocket.Open(bind, _sets.Length, options.Backlog, new UnixSocketAccess(options.UdsMode, options.UdsOwner));
        }
        catch (BindException error) when (error.IsInUse && _listeners.Find(own => own[0].Overlaps(bind)) is { } own)
        {
            throw new BindException(BindErrors.ExplainOwn(bind, own[0].Bind));
        }
    }

    /// <summary>Disposes of loops that were not started, and of their addresses.</summary>
    public void Discard()
    {
        CloseListeners();
        Array.ForEach(Loops, loop => loop.Dispose());
    }

    /// <summary>Closes the sockets that are open but not listening.</summary>
    public void CloseListeners()
    {
        foreach (var sockets in _listeners)
            Array.ForEach(sockets, socket => socket.Dispose());
        _listeners.Clear();
    }

    /// <summary>Accepts on every loop. Returns the addresses, with the ports that the kernel chose.</summary>
    public async Task<IReadOnlyList<string>> ListenAsync()
    {
        var addresses = _listeners.ConvertAll(sockets => sockets[0].Bind.ToString());
        await Task.WhenAll(OnEach(Listen)).ConfigureAwait(false);
        return addresses;
    }

    /// <summary>
    /// Accepts no more connections and waits for the open ones until <paramref name="timeout"/>. Returns the number of those
    /// that were cut then. A blocked loop does not take part, and delays the others no longer than that.
    /// </summary>
    public async Task<int> DrainAsync(TimeSpan timeout)
    {
        await HoldOffAsync().ConfigureAwait(KeepsContext);
        var drained = Task.WhenAll(Array.ConvertAll(_sets, DrainAsync));
        if (await HasEndedAsync(drained, timeout).ConfigureAwait(KeepsContext))
            return 0;
        var cut = 0;
        await HasEndedAsync(Task.WhenAll(OnEach(set => Interlocked.Add(ref cut, set.Abort()))), LoopPatience).ConfigureAwait(KeepsContext);
        // Includes the connections of a blocked loop.
        return Volatile.Read(ref cut) + _server.Connections;
    }

    /// <summary>Ends the loops. Returns those that are blocked and therefore do not end.</summary>
    public async Task<EventLoop[]> StopAsync()
    {
        foreach (var loop in Loops)
            loop.Stop();
        var ended = Task.WhenAll(Array.ConvertAll(Loops, loop => loop.Completion));
        if (await HasEndedAsync(ended, LoopPatience).ConfigureAwait(false))
            return [];
        return Array.FindAll(Loops, loop => !loop.Completion.IsCompleted);
    }

    /// <summary>Accepts connections of this process on the first loop.</summary>
    public void ListenTo(MemoryPoller poller) => poller.Accept(MakeAccept(new ConnectionFactory(_sets[0]), BindProtocols.Http));

    private void Listen(ConnectionSet set)
    {
        var factory = new ConnectionFactory(set);
        foreach (var sockets in _listeners)
        {
            var socket = sockets[set.Loop.Index];
            set.Loop.Listen(socket, MakeAccept(factory, socket.Bind.Protocol));
        }
    }

    /// <summary>Decided here once, so that a server without a recording pays nothing later.</summary>
    private Func<Endpoint, IEndpointHandler?> MakeAccept(ConnectionFactory factory, BindProtocol protocol)
    {
        if (Recording is not { } recording)
            return endpoint => factory.Accept(endpoint, protocol);
        return endpoint => factory.Accept(new RecordedEndpoint(endpoint, recording, protocol), protocol);
    }

    /// <summary>
    /// Turns new clients away before any loop stops accepting: a client that reached a loop between its last accept and its
    /// close would be lost. The loops keep accepting in the meantime, so that handshakes in progress complete.
    /// </summary>
    private async Task HoldOffAsync()
    {
        var isAny = false;
        foreach (var sockets in _listeners)
        {
            // There is no handshake over a unix socket, so its loops hold off on their own.
            foreach (var socket in Array.FindAll(sockets, socket => socket.IsTcp))
                isAny |= socket.HoldOff();
        }

        if (isAny)
            await Task.Delay(HandshakeTime, _server.Platform.Time).ConfigureAwait(KeepsContext);
    }

    private async Task DrainAsync(ConnectionSet set)
    {
        await RunOnAsync(set, set => set.Loop.StopAccepting()).ConfigureAwait(KeepsContext);
        await set.Loop.AcceptingEnded.ConfigureAwait(KeepsContext);
        await RunOnAsync(set, BeginShutdown).ConfigureAwait(KeepsContext);
        await set.Drained.ConfigureAwait(KeepsContext);
    }

    private static void BeginShutdown(ConnectionSet set)
    {
        set.Loop.Enter(new NamedLoopContext(set.Loop, static () => "the stop, or a callback of scope.Stopping"));
        try
        {
            set.BeginShutdown();
        }
        catch (AggregateException exception)
        {
            // Errors of applications that react to the stop are their own: the stop continues.
            foreach (var error in exception.Flatten().InnerExceptions)
                set.Loop.ReportStray("A callback of scope.Stopping", error);
        }
        finally
        {
            set.Loop.Exit();
        }
    }

    private async Task<bool> HasEndedAsync(Task task, TimeSpan timeout)
    {
        try
        {
            await task.WaitAsync(timeout, _server.Platform.Time).ConfigureAwait(KeepsContext);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private Task[] OnEach(Action<ConnectionSet> action) => Array.ConvertAll(_sets, set => RunOnAsync(set, action));

    /// <summary>Runs an action on the loop's thread, and completes elsewhere.</summary>
    private async Task RunOnAsync(ConnectionSet set, Action<ConnectionSet> action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        set.Loop.Post(_ => Run(set, action, done), null);
        await done.Task.ConfigureAwait(KeepsContext);
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
