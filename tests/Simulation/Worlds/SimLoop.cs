using Adapters.Server.Connections;
using Adapters.Server.Transports;
using Adapters.Simulation.Network;
using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Worlds;

/// <summary>A loop of the server with its connections, driven turn by turn.</summary>
internal sealed class SimLoop : Activity
{
    private readonly World _world;
    private readonly ConnectionFactory _factory;

    public SimLoop(int index, World world, Func<EventLoop, ConnectionSet> makeSet)
        : base($"loop {index}")
    {
        _world = world;
        SimPoller? poller = null;
        Loop = new EventLoop(index, loop => poller = new SimPoller(loop, world), error => world.OnLoopError(index, error), world.Platform);
        Poller = poller!;
        Set = makeSet(Loop);
        _factory = new ConnectionFactory(Set);
        NextTurn = Loop.NextTurn;
    }

    public EventLoop Loop { get; }

    public SimPoller Poller { get; }

    public ConnectionSet Set { get; }

    public SimBlocks Blocks => (SimBlocks)Loop.Blocks;

    /// <summary>When it wakes by itself, as it decided when it began to wait: work that comes later has to wake it.</summary>
    public long NextTurn { get; private set; }

    public override bool IsEnabled => Poller.IsWoken || Poller.HasEvents || _world.Clock.Now >= NextTurn;

    public override void Step()
    {
        Loop.RunOnce(0);
        NextTurn = Loop.NextTurn;
    }

    public bool Connect(SimLink link, BindProtocol protocol) =>
        Poller.Connect(link, endpoint => _factory.Accept(endpoint, protocol));
}
