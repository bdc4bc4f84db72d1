using System.Collections.Concurrent;
using System.Globalization;
using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;
using Adapters.Simulation.Scheduling;

namespace Adapters.EndToEnd.Actors.Serving;

/// <summary>What is around handlers in a process of their own: real time, the thread pool, and a record of each call.</summary>
internal sealed class ProcessWorld(ActorPlans plans) : IHandlerWorld
{
    /// <summary>No client of the actors asks for one but by a transcript.</summary>
    public ValueTask ServeAsync(WebSocketScope scope, Receive receive, Send send) =>
        WebSocketDenial.DenyAsync(scope, receive, send, 403, "stray");

    /// <summary>Handlers that never go on, at one time: there must be workers for the others.</summary>
    private const int MostParked = 3;

    /// <summary>How long they do so: longer than the server waits for a response.</summary>
    private static readonly TimeSpan Parked = TimeSpan.FromSeconds(ActorServerSettings.RequestSeconds + 1);

    private readonly ConcurrentDictionary<int, RequestPlan> _underWay = new();
    private readonly ConcurrentDictionary<int, bool> _called = new();
    private int _parked;

    public Trace Trace { get; } = new(isOn: false);

    public ServerOptions Options => ActorServerSettings.Options;

    public bool IsInOrder => false;

    public bool IsGenerated => false;

    public RecordWriter Records { get; } = new();

    public static ProcessWorld FromEnvironment()
    {
        var plans = ActorPlans.FromEnvironment();
        // What all plans are drawn from is there before the first request comes.
        plans.Draw(1, out _);
        return new ProcessWorld(plans);
    }

    /// <summary>The handlers that have not ended, and what each is in the middle of.</summary>
    public IEnumerable<string> Running => _underWay.Values.Select(request =>
        $"{request.Nonce} {request.Invocation?.State}"
            + $"{(request.Invocation is { WasNotifiedOfEnd: true } ? " (notified that its client is gone)" : "")}");

    public RequestPlan? Find(ReadOnlySpan<byte> path) => _underWay.GetValueOrDefault(RequestPlan.NumberOf(path));

    /// <summary>A request has reached the application: null for one that no plan has.</summary>
    public RequestPlan? Begin(ReadOnlySpan<byte> path)
    {
        if (plans.FindRequest(RequestPlan.NumberOf(path)) is not { } request)
            return null;
        if (!_called.TryAdd(request.Number, true))
            Violate("once", $"{request.Nonce} reached the application twice");
        _underWay[request.Number] = request;
        Records.Add(string.Create(CultureInfo.InvariantCulture, $"{InvocationRecord.Began} {request.Number}"));
        return request;
    }

    /// <summary>Its handler has ended, and all that it did not wait for.</summary>
    public void End(RequestPlan request)
    {
        _underWay.TryRemove(request.Number, out _);
        Records.Add(InvocationRecord.Write(request.Invocation!));
    }

    public void Violate(string oracle, string message) =>
        Records.Add($"{InvocationRecord.Violated} {oracle}: {message.ReplaceLineEndings(" ")}");

    public Task PauseAsync() => Task.Run(() => { });

    public Task SleepAsync(int milliseconds) => Task.Delay(milliseconds / ActorPlans.Speed);

    public async Task ParkAsync()
    {
        if (Interlocked.Increment(ref _parked) <= MostParked)
            await Task.Delay(Parked);
        Interlocked.Decrement(ref _parked);
    }

    public Task RunElsewhereAsync(Func<ValueTask> work) => Task.Run(async () => await work());

    public void Yield() => Thread.Yield();

    public void Interleave()
    {
        // Threads of the machine need no places for it.
    }

    public void Hold(Task wait) => wait.GetAwaiter().GetResult();

    public void CheckMisuse(Invocation call, InvalidOperationException error)
    {
        if (!call.MayBeNotified(error))
            Violate("handler", $"{call.Request.Nonce} was notified: {error}");
    }

    /// <summary>Only who drives the clients knows whether they are there: an answer that is missing tells.</summary>
    public void CheckEnd(Invocation call)
    {
    }
}
