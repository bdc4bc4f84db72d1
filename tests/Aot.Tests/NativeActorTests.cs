using Adapters.EndToEnd.Tests.Actors;

namespace Adapters.Aot.Tests;

/// <summary>What the simulator asks, asked of a native process: both transports, one loop and two.</summary>
public sealed class NativeActorTests
{
    [Fact]
    public Task No_request_touches_another_in_a_native_process() => ActorRun.CheckAsync("aot");
}
