using Adapters.Simulation.Clients;
using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Handlers;

/// <summary>What handlers need of what is around them: a simulated world, or a process with a real server in it.</summary>
internal interface IHandlerWorld
{
    Trace Trace { get; }

    /// <summary>Runs the handler of a WebSocket.</summary>
    ValueTask ServeAsync(WebSocketScope scope, Receive receive, Send send);

    /// <summary>How the server was set up.</summary>
    ServerOptions Options { get; }

    /// <summary>One thing happens at a time, so that it is certain when a request is over.</summary>
    bool IsInOrder { get; }

    /// <summary>The applications pass for generated code, which keeps nothing of a request: what they are given is used again.</summary>
    bool IsGenerated { get; }

    /// <summary>The request whose mark a path has, or null.</summary>
    RequestPlan? Find(ReadOnlySpan<byte> path);

    void Violate(string oracle, string message);

    /// <summary>Completes some time later.</summary>
    Task PauseAsync();

    Task SleepAsync(int milliseconds);

    /// <summary>Completes only when nobody has a use for the wait any more.</summary>
    Task ParkAsync();

    /// <summary>Runs something outside of the loop.</summary>
    Task RunElsewhereAsync(Func<ValueTask> work);

    /// <summary>On a worker: lets others go first.</summary>
    void Yield();

    /// <summary>On a worker: a place where others may go first. Nobody may hold a lock here.</summary>
    void Interleave();

    /// <summary>Holds a worker until something is over.</summary>
    void Hold(Task wait);

    /// <summary>The handler was notified that it broke a rule.</summary>
    void CheckMisuse(Invocation call, InvalidOperationException error);

    /// <summary>The handler was notified that its client is gone.</summary>
    void CheckEnd(Invocation call);
}
