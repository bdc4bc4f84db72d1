using Adapters.Server.Binding;
using Adapters.Server.Connections;
using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.Http1;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Transports;
using Adapters.Simulation.Network;
using Adapters.Simulation.Oracles;
using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Worlds;

/// <summary>A loop of the server with its connections, driven turn by turn.</summary>
internal sealed class SimLoop : Activity
{
    private readonly World _world;

    public SimLoop(int index, World world, Func<EventLoop, ConnectionSet> makeSet)
        : base($"loop {index}")
    {
        _world = world;
        SimPoller? poller = null;
        Loop = new EventLoop(index, loop => poller = new SimPoller(loop, world), error => world.OnLoopError(index, error), world.Platform);
        Poller = poller!;
        Set = makeSet(Loop);
        Factory = new ConnectionFactory(Set);
        NextTurn = Loop.NextTurn;
    }

    public EventLoop Loop { get; }

    public SimPoller Poller { get; }

    public ConnectionSet Set { get; }

    public ConnectionFactory Factory { get; }

    public WsgiGateway Workers => (WsgiGateway)Set.Workers!;

    /// <summary>Buffers of connections with something in them: an idle connection has none.</summary>
    public int BusyBuffers
    {
        get
        {
            var count = 0;
            foreach (HttpConnection connection in Fields.ConnectionsOf(Set).AsSpan(0, Set.Count))
            {
                ref var input = ref connection.InputBuffer;
                ref var output = ref Fields.OutputOf(connection);
                count += (!input.IsEmpty || input.IsLent ? 1 : 0) + (output.Pending > 0 || output.HasOpenHead ? 1 : 0);
            }

            return count;
        }
    }

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
        Poller.Connect(link, endpoint => Factory.Accept(endpoint, protocol));
}
