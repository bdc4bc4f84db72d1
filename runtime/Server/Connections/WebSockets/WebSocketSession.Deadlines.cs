using Adapters.Protocols.WebSockets;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections.WebSockets;

/// <content>
/// The time limits of each state. Rules: a client is judged only while the server reads; anything that it sends shows that it is
/// alive; a frame that is not complete must arrive at the minimum rate.
/// </content>
internal sealed partial class WebSocketSession
{
    private TransferRate _rate;
    private long _activeAt;
    private long _receivedAt;

    /// <summary>Set from a ping until anything arrives.</summary>
    private long _pingedAt = LoopTimer.Never;

    private long _endedAt;

    /// <summary>The time at which to call <see cref="Tick"/>.</summary>
    public long Deadline => _state switch
    {
        WebSocketLifeState.Open => Math.Min(
            Math.Min(PingDeadline, IdleDeadline), Math.Min(_rate.WindowEnd(Timeouts), _set.WebSocketsUntil)),
        WebSocketLifeState.Closing or WebSocketLifeState.Closed => _endedAt + _settings.Close,
        _ => LoopTimer.Never,
    };

    private ConnectionTimeouts Timeouts => _set.Server.Timeouts;

    private long IdleDeadline => ConnectionTimeouts.After(_activeAt, _settings.Idle);

    /// <summary>A client that is not read may have sent its pong.</summary>
    private long PingDeadline
    {
        get
        {
            if (IsPaused || _settings.PingInterval == LoopTimer.Never)
                return LoopTimer.Never;
            return _pingedAt == LoopTimer.Never
                ? _receivedAt + _settings.PingInterval
                : ConnectionTimeouts.After(_pingedAt, _settings.PingTimeout);
        }
    }

    /// <summary>Reports that bytes have arrived.</summary>
    public void OnReceived(int count)
    {
        _rate.Add(count);
        _receivedAt = Loop.Now;
        _pingedAt = LoopTimer.Never;
    }

    /// <summary>Checks the deadlines. Some may have passed.</summary>
    public void Tick(long now)
    {
        if (_state == WebSocketLifeState.Open)
            TickOpen(now);
        else if (_state > WebSocketLifeState.Open && now >= Deadline)
            Expire();
    }

    private void TickOpen(long now)
    {
        if (now >= _set.WebSocketsUntil)
            Close(WebSocketCloseCode.ServiceRestart, "the server is stopping");
        else if (_rate.IsTooSlow(now, Timeouts))
            Fail(new WebSocketError(
                WebSocketCloseCode.PolicyViolation, $"a message arrived more slowly than {_set.Options.MinimumRate} bytes per second"));
        else if (now >= IdleDeadline)
            Close(WebSocketCloseCode.GoingAway, "no message for too long");
        else if (now >= PingDeadline)
            TickPing(now);
    }

    private void TickPing(long now)
    {
        if (_pingedAt == LoopTimer.Never)
        {
            _pingedAt = now;
            _outbox.Ping();
            return;
        }

        _set.Log.WebSocketFailed(_stream.Id, WebSocketCloseCode.Abnormal, "the client did not answer a ping");
        _stream.Abort("the client did not answer a ping");
    }

    /// <summary>The peer's close frame did not come, or it does not take ours.</summary>
    private void Expire()
    {
        if (HasWaitingOutput || _stream.HasPendingOutput)
            _stream.Abort("the client did not accept the close frame");
        else if (_state == WebSocketLifeState.Closing)
            Move(WebSocketLifeEvent.Expire);
    }

    private void BeginOpen() => _activeAt = _receivedAt = Loop.Now;

    private void BeginEnd() => _endedAt = Loop.Now;

    private void MeasureRate(bool isWaiting)
    {
        if (isWaiting)
            _rate.Resume(Loop.Now);
        else
            _rate.Pause(Loop.Now);
    }
}
