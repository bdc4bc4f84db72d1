using System.Collections.Concurrent;
using Adapters;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Generator.Tests.Background;

/// <summary>Runs the lifespan of an emitted application, as a server does, with a clock of the test.</summary>
internal sealed class JobServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _aborted = new();
    private readonly TaskCompletionSource<ReceiveEvent> _shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _lifespan;
    private bool _isAsked;

    public JobServer(GeneratedApp app)
    {
        var scope = new LifespanScope
        {
            Time = Clock, Monitor = Monitor, Aborted = _aborted.Token,
            Extensions = new Dictionary<string, object?> { ["websocket"] = null },
        };
        _lifespan = app.Asgi(scope, Receive, Send).AsTask();
        App = app;
    }

    public GeneratedApp App { get; }

    public JobClock Clock { get; } = new();

    public RecordedJobs Monitor { get; } = new();

    public List<SendEvent> Sent { get; } = [];

    /// <summary>Makes an application whose journal is a queue of lines.</summary>
    public static async Task<(JobServer Server, ConcurrentQueue<string> Journal)> StartAsync(string source)
    {
        var journal = new ConcurrentQueue<string>();
        var services = new ServiceCollection().AddSingleton(journal).BuildServiceProvider();
        var app = GeneratorRun.Of(
            "using System.Collections.Concurrent; [AdaptersApp] public static partial class App;\n" + source, "Shop",
            MetadataReference.CreateFromFile(typeof(IServiceScopeFactory).Assembly.Location)).Load();
        var server = new JobServer(app.With(services));
        await server._started.Task.WaitAsync(Patience);
        return (server, journal);
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(1, patience.Token);
    }

    /// <summary>Stops as a server does that no longer waits.</summary>
    public async Task AbortAsync()
    {
        _shutdown.TrySetResult(new LifespanShutdown());
        await _aborted.CancelAsync();
        await _lifespan.WaitAsync(Patience);
    }

    public async Task StopAsync()
    {
        _shutdown.TrySetResult(new LifespanShutdown());
        await _lifespan.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _aborted.Dispose();
    }

    private ValueTask<ReceiveEvent> Receive()
    {
        if (_isAsked)
            return new ValueTask<ReceiveEvent>(_shutdown.Task);
        _isAsked = true;
        return new ValueTask<ReceiveEvent>(new LifespanStartup());
    }

    private ValueTask Send(SendEvent message)
    {
        Sent.Add(message);
        _started.TrySetResult();
        return default;
    }

    /// <summary>What the server was told.</summary>
    internal sealed class RecordedJobs : JobMonitor
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public override void ReportFailure(string job, Exception error, TimeSpan? delay) =>
            Lines.Enqueue($"{job} {error.Message} {delay?.TotalSeconds}".TrimEnd());

        public override void ReportHeld(string job) => Lines.Enqueue($"{job} held");
    }
}
