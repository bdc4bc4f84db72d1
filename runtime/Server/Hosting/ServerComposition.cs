using Adapters.Server.Binding;
using Adapters.Server.Connections;
using Adapters.Server.Gateways.Asgi;
using Adapters.Server.Gateways.WebSockets;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Loops;
using Adapters.Server.Options;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Logging;
using Adapters.Server.Telemetry.Metrics;
using Adapters.Server.Transports;
using Adapters.Server.Transports.Memory;
using Adapters.Server.Transports.Recording;
using Adapters.Server.Workers;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Hosting;

/// <summary>Builds a server from its settings and connects its parts. Nothing runs yet.</summary>
internal sealed class ServerComposition : IDisposable
{
    private readonly LoopLog _loopLog;
    private readonly WsgiLog _wsgiLog;
    private readonly WsgiSettings _wsgiSettings;
    private WireRecording? _recording;

    public ServerComposition(AsgiApplication application, ServerOptions options, ILoggerFactory loggers, Platform? platform = null)
    {
        platform ??= Platform.System;
        if (options.Loops == 0)
            options.Loops = Environment.ProcessorCount;
        Log = new ServerLog(loggers.CreateLogger(ServerLog.Category));
        _loopLog = new LoopLog(loggers.CreateLogger(LoopLog.Category));
        _wsgiLog = new WsgiLog(loggers.CreateLogger(WsgiLog.Category));
        _wsgiSettings = new WsgiSettings
        {
            IsMultithread = options.Threads > 1,
            Values = options.Environ.Count > 0 ? options.Environ.AsReadOnly() : null,
        };
        Workers = new WorkerPool(options.Threads, options.Queue, platform)
        {
            OnShortage = (error, running) => _wsgiLog.ThreadMissing(running, options.Threads, error),
        };
        Metrics = new ServerMetrics(
            options.Loops, () => Math.Max(0, Workers.InHand - Workers.Threads), Log.MeterListenerFailed);
        Context = new ServerContext(exchange => new AsgiGateway(application, exchange), options, Metrics, loggers, platform)
        {
            MakeWebSocketGateway = socket => new WebSocketGateway(application, socket),
        };
        Loops = new LoopGroup(Context, MakeSet);
        Loops.Failover.Returned += loop => _loopLog.Returned(loop.Index);
        Lifespan = new Lifespan(
            application, new NamedLoopContext(Loops.Loops[0], () => Lifespan!.NameOfWork), Log, platform.Time,
            Memory is not null || options.Binds.Any(bind => Bind.Parse(bind).Protocol == BindProtocols.Http));
    }

    public ServerLog Log { get; }

    public ServerMetrics Metrics { get; }

    public WorkerPool Workers { get; }

    public ServerContext Context { get; }

    public LoopGroup Loops { get; }

    public Lifespan Lifespan { get; }

    /// <summary>The transport of a server that has no network; otherwise null.</summary>
    public MemoryPoller? Memory { get; private set; }

    /// <summary>
    /// Opens the file of <see cref="ServerOptions.Record"/>, if there is one, so that the loops record from their first
    /// connection on. If it cannot be written, the loops, which have not been started, are disposed of.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The process has no permission to write the file.</exception>
    public void OpenRecording()
    {
        var (path, limit) = (Context.Options.Record, Context.Options.LimitRecord);
        if (path.Length == 0)
            return;
        try
        {
            Loops.Recording = _recording = new WireRecording(path, limit, Context.Platform, reason => Log.RecordingEnded(path, reason));
        }
        catch
        {
            Loops.Discard();
            throw;
        }

        if (_recording.IsOpen)
            Log.Recording(path);
    }

    /// <summary>Starts watching the loops. Returns null if the settings turn this off.</summary>
    public Watchdog? StartWatchdog() => Context.Options.LoopStall > TimeSpan.Zero
        ? new Watchdog(Loops.Loops, Context.Options.LoopStall, OnStall, Context.Platform)
        : null;

    /// <summary>Disposes of everything that does not belong to the loops.</summary>
    public void Dispose()
    {
        Workers.Dispose();
        Metrics.Dispose();
        _recording?.Dispose();
    }

    private ConnectionSet MakeSet(int index)
    {
        var loop = new EventLoop(
            index, MakePoller, error => OnError(index, error), Context.Platform)
        {
            OnStrayError = (what, error) => _loopLog.StrayError(what, index, error),
        };
        var gateway = new WsgiGateway(Workers, _wsgiSettings, _wsgiLog, Context.Options.BodyReadAhead)
        {
            Counters = Metrics.Loop(index), Loop = loop,
        };
        return new ConnectionSet(loop, Context, gateway);
    }

    private Poller MakePoller(EventLoop loop)
    {
        var poller = TransportChoice.MakePoller(Context.Options.Transport, loop);
        Memory ??= poller as MemoryPoller;
        return poller;
    }

    private void OnStall(LoopStall stall)
    {
        if (stall.Times == 1 && stall.IsStarved)
            Metrics.LoopStarved();
        else if (stall.Times == 1)
            Metrics.LoopStalled();
        var admission = stall.IsLong ? Loops.Failover.Hold(stall.Loop) : LoopAdmission.Own;
        _loopLog.Report(stall, admission);
    }

    private void OnError(int loop, Exception error)
    {
        if (error is AcceptPausedException)
            _loopLog.AcceptPaused(loop, error.Message);
        else
            _loopLog.Failed(loop, error);
    }
}
