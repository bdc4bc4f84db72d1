namespace Adapters.EndToEnd.Tests.Actors;

/// <summary>What the simulator asks, asked of a process: both transports, one loop and two.</summary>
public sealed class ActorTests
{
    [Fact]
    public Task No_request_touches_another_in_a_real_process() => ActorRun.CheckAsync("jit");
}
