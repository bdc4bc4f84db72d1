using Adapters.CompilerServices;
using Adapters.Server.Binding;
using Adapters.Server.Connections;
using Adapters.Server.Connections.Http1;
using Adapters.Server.Gateways.Asgi;
using Adapters.Server.Gateways.WebSockets;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Hosting;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Transports;
using Adapters.Server.Workers;
using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;
using Adapters.Simulation.Network;
using Adapters.Simulation.Oracles;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Sockets;

namespace Adapters.Simulation.Worlds;

/// <summary>One whole server with everybody around it, for one run. Nothing of it is shared with another world.</summary>
internal sealed class World : IHandlerWorld, IClientWorld, IDisposable
{
    /// <summary>No time passes in a turn: whatever the limit, the watchdog has nothing to report.</summary>
    private static readonly TimeSpan LongestStall = TimeSpan.FromSeconds(20);

    /// <summary>The links of WebSockets have numbers from here on.</summary>
    private const int FirstSocket = 100;

    private readonly ServerMetrics _metrics;
    private readonly WsgiGateway[] _wsgi;
    private int _traces;

    public World(Decisions decisions, Machine machine, bool isTraced, Scenario? scenario = null)
    {
        Decisions = decisions;
        Trace = new Trace(isTraced);
        Plan = scenario?.World ?? WorldPlan.Draw(decisions.Stream("world"));
        NetworkDecisions = decisions.Stream("network");
        Threads = new SimThreads(machine.Threads, Clock, decisions.Stream("threads"), OnThreadError) { Percent = Plan.InterleavePercent };
        Pool = new PoolOracle(this);
        Buffers = new SimBuffers(machine.Buffers, error => Violate("blocks", error));
        Platform = new SimPlatform(Clock, Threads, () => new SimBlocks(machine.Blocks, error => Violate("blocks", error)))
        {
            OnTransition = machine.Coverage.Add,
            OnPooled = Pool.Check,
            Buffers = Buffers,
            KeepsContext = true,
            TraceSource = () => new Guid(++_traces, 0, 0, new byte[8]),
        };
        Foreign = new Foreign(decisions.Stream("elsewhere"));
        Log = new SimLog(this);
        Workers = new WorkerPool(Plan.Options.Threads, Plan.Options.Queue, Platform);
        _metrics = new ServerMetrics(Plan.Options.Loops, () => 0);
        AsgiApplication application = new SimApplication(this).CallAsync;
        if (IsGenerated)
            EntryPoint.Mark(application);
        Context = new ServerContext(exchange => MakeGateway(application, exchange), Plan.Options, _metrics, Log, Platform)
        {
            MakeWebSocketGateway = socket => new WebSocketGateway(application, socket),
            LifespanState = new Dictionary<string, object?> { ["lifespan"] = "of the run", ["world"] = this },
        };
        _wsgi = new WsgiGateway[Plan.Options.Loops];
        Loops = new SimLoop[Plan.Options.Loops];
        for (var i = 0; i < Loops.Length; i++)
            Loops[i] = new SimLoop(i, this, MakeSet);
        Group = new LoopGroup(Context, index => Loops[index].Set);
        _ = new Watchdog(
            Group.Loops, LongestStall, stall => Violate("stall", $"the watchdog reports {stall}, and every turn ends at once"), Platform);
        Requests = new RequestBook();
        Responses = new ResponseOracle(this);
        Accesses = new AccessOracle(this);
        Reasons = new ReasonOracle(this);
        Handlers = new HandlerOracle(this);
        Clients = MakeClients(scenario);
        Sockets = new SocketActivity[scenario is null ? Plan.Sockets : 0];
        for (var i = 0; i < Sockets.Length; i++)
            Sockets[i] = MakeSocket(i + 1, decisions.Stream($"socket {i + 1}"));
    }

    public Decisions Decisions { get; }

    public DecisionStream NetworkDecisions { get; }

    public WorldPlan Plan { get; }

    public Trace Trace { get; }

    public SimClock Clock { get; } = new();

    public SimThreads Threads { get; }

    public SimPlatform Platform { get; }

    /// <summary>What workers and loops share.</summary>
    public SimBuffers Buffers { get; }

    /// <summary>Every exchange that the server has made, in use or not.</summary>
    public List<RequestExchange> Exchanges { get; } = [];

    public PoolOracle Pool { get; }

    public Foreign Foreign { get; }

    public SimLog Log { get; }

    public WorkerPool Workers { get; }

    public ServerContext Context { get; }

    public SimLoop[] Loops { get; }

    /// <summary>All loops, as what hosts them stops them.</summary>
    public LoopGroup Group { get; }

    public Host Host { get; } = new();

    /// <summary>The stop, once it has begun; it ends with the number of connections that it had to cut.</summary>
    public Task<int>? Stopped { get; private set; }

    public RequestBook Requests { get; }

    public ResponseOracle Responses { get; }

    public AccessOracle Accesses { get; }

    public ReasonOracle Reasons { get; }

    public HandlerOracle Handlers { get; }

    public ClientActivity[] Clients { get; }

    public SocketActivity[] Sockets { get; }

    /// <summary>The operator has said stop.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>The operator, or the end of the time for a stop, has cut what was left.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>What was wrong first; the run ends with it.</summary>
    public Violation? Violation { get; private set; }

    public void Violate(string oracle, string message)
    {
        Violation ??= new Violation(oracle, message);
        Trace.Line($"!!! {oracle}: {message}");
    }

    public ServerOptions Options => Plan.Options;

    public int MostClients => Clients.Length + Sockets.Length;

    public bool IsInOrder => true;

    public bool IsGenerated => Plan.IsGenerated;

    public bool MayBeFull => Requests.All.Count(request => request.Handler.IsSynchronous) > Options.Threads + Options.Queue;

    public RequestPlan? Find(ReadOnlySpan<byte> path) => Requests.Find(path);

    public void After(long milliseconds, Action action) => Clock.After(milliseconds, action);

    public ValueTask ServeAsync(WebSocketScope scope, Receive receive, Send send)
    {
        var socket = Array.Find(Sockets, socket => socket.Plan.Path == scope.Path);
        if (socket is not null)
            return new SocketHandler(this, socket.Plan, socket.Call).RunAsync(scope, receive, send);
        // A transcript's, which is none of ours.
        return WebSocketDenial.DenyAsync(scope, receive, send, 403, "stray");
    }

    public Task PauseAsync() => Foreign.PauseAsync();

    public Task SleepAsync(int milliseconds) => Foreign.SleepAsync(Clock, milliseconds);

    public Task ParkAsync() => Foreign.ParkAsync();

    public Task RunElsewhereAsync(Func<ValueTask> work) => Foreign.RunAsync(work);

    public void Yield() => SimThreads.Yield();

    public void Interleave() => Threads.Interleave();

    public void Hold(Task wait) => Threads.Hold(wait);

    public void CheckMisuse(Invocation call, InvalidOperationException error) => Handlers.CheckMisuse(call, error);

    public void CheckEnd(Invocation call) => Handlers.CheckEnd(call);

    public void CheckResponse(RequestPlan request, ReceivedResponse response) => Responses.Check(request, response);

    public void CheckCut(ClientActivity client) => Responses.CheckCut(client);

    public void OnLoopError(int loop, Exception error) => Violate("error in a loop", $"loop {loop}: {error}");

    public bool Connect(ClientActivity client) =>
        Connect((SimLink)client.Link, client.Plan.IsUwsgi ? BindProtocols.Uwsgi : BindProtocols.Http);

    public bool Connect(SocketActivity socket) => Connect(socket.Link, BindProtocols.Http);

    /// <summary>All loops listen at one address, and the kernel chooses among those that still do: false if none does.</summary>
    private bool Connect(SimLink link, BindProtocol protocol)
    {
        var listening = Array.FindAll(Loops, loop => loop.Poller.IsAccepting);
        if (listening.Length == 0)
            return false;
        var loop = listening[NetworkDecisions.Next(listening.Length)];
        return loop.Connect(link, protocol);
    }

    /// <summary>As the server does it at a signal: in time, or at once.</summary>
    public void BeginStop()
    {
        if (IsStopping)
            return;
        IsStopping = true;
        Trace.Line($"stop");
        var time = Plan.Stop == Stop.Twice ? TimeSpan.Zero : Plan.Options.TimeoutGracefulShutdown;
        Clock.After((long)time.TotalMilliseconds, () => IsAborted = true);
        Host.Post(() => Stopped = StopAsync(time));
    }

    private async Task<int> StopAsync(TimeSpan time)
    {
        using var deadline = new StopDeadline(
            StopDeadline.Longest(time), () => Violate("stop", "the stop has passed its deadline"), Threads);
        deadline.Start();
        return await Group.DrainAsync(time).ConfigureAwait(true);
    }

    public void Dispose()
    {
        Workers.Dispose();
        Threads.Abandon();
        foreach (var loop in Loops)
        {
            loop.Loop.Dispose();
            loop.Blocks.Abandon();
        }

        Buffers.Abandon();

        _metrics.Dispose();
    }

    private AsgiGateway MakeGateway(AsgiApplication application, Exchange exchange)
    {
        // One whose application may keep its objects gets another gateway for its next request.
        if (!Exchanges.Contains(exchange))
            Exchanges.Add((RequestExchange)exchange);
        return new AsgiGateway(application, exchange);
    }

    private void OnThreadError(string thread, Exception error) => Violate("error in a thread", $"{thread}: {error}");

    private ClientActivity[] MakeClients(Scenario? scenario)
    {
        var clients = new ClientActivity[scenario?.Clients.Length ?? Plan.Clients];
        for (var i = 0; i < clients.Length; i++)
        {
            var decisions = Decisions.Stream($"client {i + 1}");
            clients[i] = MakeClient(i + 1, scenario?.Clients[i] ?? ClientFactory.Make(i + 1, Requests.NextNumber, decisions), decisions);
        }

        return clients;
    }

    private ClientActivity MakeClient(int number, ClientPlan plan, DecisionStream decisions)
    {
        plan.Requests.ForEach(Requests.Add);
        var link = new SimLink(number, MakeFaults(decisions), plan.SendBuffer, plan.ReceiveBuffer);
        var client = new ClientActivity(plan, link, this, decisions);
        link.GoOn = client.Overtake;
        return client;
    }

    private SocketActivity MakeSocket(int number, DecisionStream decisions)
    {
        var plan = SocketPlan.Draw(number, decisions);
        var link = new SimLink(FirstSocket + number, MakeFaults(decisions), plan.SendBuffer, plan.ReceiveBuffer);
        var socket = new SocketActivity(plan, link, this, decisions);
        link.GoOn = socket.Overtake;
        return socket;
    }

    private NetworkFaults MakeFaults(DecisionStream decisions) => new(decisions)
    {
        Short = Plan.ShortPercent,
        WouldBlock = Plan.WouldBlockPercent,
        Failure = Plan.FailurePercent,
        Overtake = Plan.OvertakePercent,
    };

    private ConnectionSet MakeSet(EventLoop loop)
    {
        var workers = new WsgiGateway(
            Workers, new WsgiSettings { IsMultithread = true }, new WsgiLog(Log.CreateLogger(WsgiLog.Category)),
            Plan.Options.BodyReadAhead)
        {
            Loop = loop,
        };
        _wsgi[loop.Index] = workers;
        return new ConnectionSet(loop, Context, workers);
    }
}

/// <summary>What one driver uses for one run after the other.</summary>
internal sealed class Machine
{
    public BatonThreads Threads { get; } = new();

    public SpareBlocks Blocks { get; } = new();

    public SpareBuffers Buffers { get; } = new();

    public Coverage Coverage { get; } = new();
}
