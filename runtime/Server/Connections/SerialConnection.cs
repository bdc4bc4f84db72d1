using Adapters.Protocols;
using Adapters.Server.Transports;

namespace Adapters.Server.Connections;

/// <summary>
/// A connection that carries one exchange after the other: HTTP/1.x and uwsgi. The phases: idle, head (a part of it has
/// come), running (an application is at work), draining (it has answered, and the rest of the body is read away).
/// What comes ahead of its turn waits in the input buffer, which bounds it.
/// </summary>
internal sealed class SerialConnection : Connection
{
    /// <summary>More of a body that nobody asked for than this costs more to read away than a new connection does.</summary>
    private const int DrainLimit = 256 * 1024;

    /// <summary>A request that is on its way to us when the server is told to stop is still answered.</summary>
    private const long IdleGraceAtShutdown = 500;

    private readonly ExchangeKind _kind;
    private SerialExchange? _exchange;
    private TransferRate _bodyRate;
    private Phase _phase = Phase.Fresh;
    private long _since;
    private int _drained;

    public SerialConnection(ConnectionSet set, Endpoint endpoint, ExchangeKind kind)
        : base(set, endpoint)
    {
        _kind = kind;
        _since = set.Loop.Now;
    }

    private enum Phase : byte
    {
        Fresh,
        Idle,
        Head,
        Running,
        Draining,
    }

    public override void Tick(long now)
    {
        base.Tick(now);
        if (IsClosed || IsClosing)
            return;
        var options = Set.Options;
        var elapsed = now - _since;
        switch (_phase)
        {
            case Phase.Fresh when elapsed > options.HeadTimeout.TotalMilliseconds:
            case Phase.Idle when elapsed > options.KeepAliveTimeout.TotalMilliseconds:
            case Phase.Fresh or Phase.Idle when Set.IsShuttingDown && now - Set.ShutdownSince > IdleGraceAtShutdown && Input.IsEmpty:
                Close(reset: false);
                break;
            case Phase.Head when elapsed > options.HeadTimeout.TotalMilliseconds:
                Refuse(new ProtocolError(408, $"the head of the request took longer than {options.HeadTimeout.TotalSeconds} s"));
                break;
            case Phase.Running:
                TickRunning(now, elapsed);
                break;
            case Phase.Draining when _bodyRate.IsTooSlow(now, options):
                Close(reset: true);
                break;
        }
    }

    /// <summary>The application has come to its end; the exchange is this connection's no more if it was abandoned.</summary>
    public void OnApplicationCompleted(SerialExchange exchange, Exception? error)
    {
        if (exchange != _exchange)
        {
            Forsake(exchange, error);
            return;
        }

        if (HasPeerEnded && !exchange.Response.IsComplete)
            Leave(exchange, error);
        else if (error is not null)
            FailResponse(exchange, error);
        else
            Finish(exchange);
        Advance();
    }

    /// <summary>The request turned out to be malformed or too large while the application was reading its body.</summary>
    public void OnBodyError(ProtocolError error) => Refuse(error);

    protected override void Process()
    {
        while (!IsClosed && !IsClosing && Step())
        {
        }
    }

    protected override void OnReceived(int count)
    {
        _bodyRate.Add(count);
        if (_phase is Phase.Fresh or Phase.Idle)
        {
            _phase = Phase.Head;
            _since = Loop.Now;
        }
    }

    protected override void OnPeerEnded()
    {
        if (_phase == Phase.Running)
            _exchange!.Gateway.OnDisconnect(canSend: true);
        else if (!IsClosing)
            Close(reset: false);
    }

    protected override void OnDrained() => _exchange?.OnWritable();

    protected override bool AwaitsRoom => _phase == Phase.Running && _exchange!.Gateway.IsSending;

    protected override void OnClosed()
    {
        var exchange = _exchange;
        _exchange = null;
        if (exchange is null)
            return;
        if (!exchange.IsRunning)
        {
            Set.Return(exchange);
            return;
        }

        exchange.Detach(Blocks);
        exchange.Gateway.OnDisconnect(canSend: false);
    }

    protected override void Settle()
    {
        base.Settle();
        if (_exchange is null || _phase != Phase.Idle || !Input.IsEmpty)
            return;
        Set.Return(_exchange);
        _exchange = null;
    }

    public ref InputBuffer InputBuffer => ref Input;

    public bool IsPeerGone => HasPeerEnded;

    private bool Step() => _phase switch
    {
        Phase.Running => _exchange!.Gateway.OnBodyReadable(),
        Phase.Draining => Drain(_exchange!),
        _ => ReadHead(),
    };

    private bool ReadHead()
    {
        if (Input.IsEmpty || !HasRoomToWrite)
            return false;
        var exchange = _exchange ??= Set.Rent(_kind);
        var happened = exchange.Read(Input.Unread, out var consumed);
        switch (happened)
        {
            case WireEvent.Request:
                Start(exchange, consumed);
                return true;
            case WireEvent.Error:
                Refuse(exchange.Error);
                return false;
            default:
                Input.Advance(consumed);
                return consumed > 0;
        }
    }

    private void Start(SerialExchange exchange, int headLength)
    {
        exchange.Begin(this, Input.Block, Input.Position);
        Input.Advance(headLength);
        _phase = Phase.Running;
        _since = Loop.Now;
        exchange.Gateway.Run();
        if (exchange.IsRunning)
            exchange.Detach(Blocks);
    }

    private void Finish(SerialExchange exchange)
    {
        exchange.Account();
        Input.IsLent = false;
        if (!exchange.KeepsAlive || HasPeerEnded)
            End(exchange);
        else if (exchange.IsBodyComplete)
            Next(exchange);
        else
            StartDraining();
    }

    private void End(SerialExchange exchange)
    {
        exchange.End();
        _exchange = null;
        _phase = Phase.Idle;
        Set.Return(exchange);
        CloseAfterOutput();
    }

    private void Next(SerialExchange exchange)
    {
        exchange.End();
        exchange.StartNext();
        _phase = Input.IsEmpty ? Phase.Idle : Phase.Head;
        _since = Loop.Now;
        _bodyRate.Stop();
    }

    private void StartDraining()
    {
        _phase = Phase.Draining;
        _drained = 0;
        _bodyRate.Start(Loop.Now);
    }

    private bool Drain(SerialExchange exchange)
    {
        var happened = exchange.Read(Input.Unread, out var consumed);
        Input.Advance(consumed);
        _drained += consumed;
        if (happened == WireEvent.EndOfMessage)
        {
            Next(exchange);
            return true;
        }

        if (happened == WireEvent.Error || _drained > DrainLimit)
            End(exchange);
        return happened == WireEvent.Data;
    }

    /// <summary>The client has left and the application gave up on account of it: nobody is there to be told.</summary>
    private void Leave(SerialExchange exchange, Exception? error)
    {
        _exchange = null;
        Forsake(exchange, error);
        Close(reset: true);
    }

    private void Forsake(SerialExchange exchange, Exception? error)
    {
        if (error is not null and not OperationCanceledException and not ClientDisconnectedException)
            exchange.LogFailure(error);
        exchange.Account();
        exchange.End();
        Set.Return(exchange);
    }

    /// <summary>Answers 503 and closes: there are too many connections to keep this one.</summary>
    public void TurnAway()
    {
        var exchange = Set.Rent(_kind);
        exchange.Refuse(this, 503);
        Set.Return(exchange);
        CloseAfterOutput();
        Advance();
    }

    private void FailResponse(SerialExchange exchange, Exception error)
    {
        exchange.LogFailure(error);
        if (exchange.Response.IsHeadSent)
        {
            exchange.Account();
            exchange.End();
            _exchange = null;
            Set.Return(exchange);
            Close(reset: true);
            return;
        }

        exchange.Response.Refuse(500);
        exchange.Account();
        End(exchange);
    }

    /// <summary>Answers with an error in place of the application, if it has not answered yet, and ends the connection.</summary>
    private void Refuse(ProtocolError error)
    {
        var exchange = _exchange ?? Set.Rent(_kind);
        Set.Log.Refused(Id, ClientName, error.Status, error.Reason);
        var isRunning = exchange.IsRunning;
        // An exchange that is not running still knows of the response before.
        if (isRunning && exchange.Response.IsHeadSent)
        {
            Close(reset: true);
            return;
        }

        exchange.Refuse(this, error.Status);
        CloseAfterOutput();
        _exchange = null;
        _phase = Phase.Idle;
        if (isRunning)
            exchange.Abandon(Blocks);
        else
            Set.Return(exchange);
        Advance();
    }

    /// <summary>The client of a unix socket has no name of its own.</summary>
    private string ClientName => Endpoint.Remote is { Host.Length: > 0 } client ? client.Host : "a unix socket";

    private void TickRunning(long now, long elapsed)
    {
        var options = Set.Options;
        var exchange = _exchange!;
        if (exchange.Gateway.IsReceiving && !exchange.IsBodyComplete)
            TickBody(now, options);
        else
            _bodyRate.Stop();
        if (!exchange.Response.IsHeadSent && options.RequestTimeout > TimeSpan.Zero && elapsed > options.RequestTimeout.TotalMilliseconds)
            Refuse(new ProtocolError(504, $"the handler {exchange.Scope.Route} did not answer within {options.RequestTimeout.TotalSeconds} s"));
    }

    private void TickBody(long now, ServerOptions options)
    {
        _bodyRate.Start(now);
        if (_bodyRate.IsTooSlow(now, options))
            Refuse(new ProtocolError(408, $"the body came slower than {options.MinimumRate} bytes a second"));
    }
}
