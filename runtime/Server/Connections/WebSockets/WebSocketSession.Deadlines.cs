using Adapters.Protocols.WebSockets;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections.WebSockets;

/// <content>
/// The time limits of each state. Rules: anything that a client sends shows that it is alive, and so does what it takes: a ping waits
/// behind what was sent before; a client that is not read is judged by its system alone, and is lost some time after it has left; a
/// frame that is not complete must arrive at the minimum rate.
/// </content>
internal sealed partial class WebSocketSession
{
    private TransferRate _rate;
    private long _activeAt;
    private long _receivedAt;

    /// <summary>Set from a ping until anything arrives.</summary>
    private long _pingedAt = LoopTimer.Never;

    /// <summary>The bytes that the client's system had not taken when it was sent a ping, or when the answer was last due.</summary>
    private int _untaken;

    /// <summary>Set while the client has left and messages of it are not read yet.</summary>
    private long _leftAt = LoopTimer.Never;

    private long _endedAt;

    /// <summary>The time at which to call <see cref="Tick"/>.</summary>
    public long Deadline => _state switch
    {
        WebSocketLifeState.Open => Math.Min(
            Math.Min(Math.Min(PingDeadline, LeftDeadline), IdleDeadline), Math.Min(_rate.WindowEnd(Timeouts), _set.WebSocketsUntil)),
        WebSocketLifeState.Closing or WebSocketLifeState.Closed => _endedAt + _settings.Close,
        _ => LoopTimer.Never,
    };

    private ConnectionTimeouts Timeouts => _set.Server.Timeouts;

    /// <summary>A message that is arriving is judged by its rate.</summary>
    private long IdleDeadline =>
        _protocol.IsInMessage && !IsPaused ? LoopTimer.Never : ConnectionTimeouts.After(_activeAt, _settings.Idle);

    private long LeftDeadline => _leftAt == LoopTimer.Never ? LoopTimer.Never : _leftAt + _settings.Close;

    private long PingDeadline => _settings.PingInterval == LoopTimer.Never ? LoopTimer.Never
        : _pingedAt == LoopTimer.Never ? _receivedAt + _settings.PingInterval
        : ConnectionTimeouts.After(_pingedAt, IsPaused ? _settings.PingInterval : _settings.PingTimeout);

    /// <summary>Reports that bytes have arrived.</summary>
    public void OnReceived(int count)
    {
        _rate.Add(count);
        _receivedAt = Loop.Now;
        _pingedAt = LoopTimer.Never;
    }

    /// <summary>Reports that the client will send no more. What it has sent may still wait to be read.</summary>
    public void OnPeerLeft()
    {
        if (IsPaused && _leftAt == LoopTimer.Never)
            _leftAt = Loop.Now;
    }

    /// <summary>Goes on reading: the application has made room.</summary>
    private void Resume()
    {
        if (_leftAt != LoopTimer.Never)
            _leftAt = Loop.Now;
        _stream.Wake();
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
        else if (now >= LeftDeadline)
            Lose();
        else if (now >= IdleDeadline)
            Close(WebSocketCloseCode.GoingAway, "no message for too long");
        else if (now >= PingDeadline)
            TickPing(now);
    }

    private void TickPing(long now)
    {
        if (_pingedAt == LoopTimer.Never || IsPaused)
        {
            (_pingedAt, _untaken) = (now, _stream.Unacknowledged);
            _outbox.Ping();
        }
        else if (IsTakingOutput())
        {
            _pingedAt = now;
        }
        else
        {
            _set.Log.WebSocketFailed(_stream.Id, WebSocketCloseCode.Abnormal, "the client did not answer a ping");
            _stream.Abort("the client did not answer a ping");
        }
    }

    /// <summary>
    /// Indicates whether the client may not have come to the ping: what is before it is judged by the minimum rate, or moves.
    /// </summary>
    private bool IsTakingOutput()
    {
        if (HasWaitingOutput || _stream.HasPendingOutput)
            return true;
        var before = _untaken;
        _untaken = _stream.Unacknowledged;
        return _untaken < before;
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
