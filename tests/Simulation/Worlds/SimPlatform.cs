using Adapters.Server.Scheduling;
using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Worlds;

/// <summary>What a simulated server takes from its machine.</summary>
internal sealed class SimPlatform(SimClock clock, SimThreads threads, Func<BlockPool> makeBlocks) : Platform(clock, threads)
{
    public override BlockPool MakeBlocks() => makeBlocks();
}
