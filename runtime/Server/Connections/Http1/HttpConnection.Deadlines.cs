using Adapters.Protocols;
using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections.Http1;

/// <content>The time limit of each state.</content>
internal sealed partial class HttpConnection
{
    private TransferRate _bodyRate;

    /// <summary>The rate of the body while the application waits for it.</summary>
    public ref TransferRate BodyRate => ref _bodyRate;

    /// <summary>A request that waits for room for its response is not idle: its client is judged by what it takes.</summary>
    protected override long Deadline => State switch
    {
        ConnectionState.Fresh or ConnectionState.Idle or ConnectionState.Head when _isStoppedForRoom => LoopTimer.Never,
        ConnectionState.Fresh => Math.Min(_since + Timeouts.Head, Set.IdleUntil),
        ConnectionState.Idle => Math.Min(_since + Timeouts.KeepAlive, Set.IdleUntil),
        ConnectionState.Head => _since + Timeouts.Head,
        ConnectionState.Running => Math.Min(RequestDeadline, _bodyRate.WindowEnd(Timeouts)),
        ConnectionState.Draining => _bodyRate.WindowEnd(Timeouts),
        ConnectionState.Upgraded => _session!.Deadline,
        _ => LoopTimer.Never,
    };

    private long RequestDeadline => _exchange!.Response.IsHeadSent ? LoopTimer.Never : ConnectionTimeouts.After(_since, Timeouts.Request);

    private ProtocolError BodyTooSlow => new(408, $"the body arrived more slowly than {Set.Options.MinimumRate} bytes per second");

    public override void Tick(long now)
    {
        base.Tick(now);
        if (now < Deadline)
            return;
        switch (State)
        {
            case ConnectionState.Fresh or ConnectionState.Idle:
                EndIdle();
                Advance();
                break;
            case ConnectionState.Head:
                Reject(new ProtocolError(408, $"the head of the request took longer than {Set.Options.TimeoutHead.TotalSeconds} s"));
                break;
            case ConnectionState.Running:
                TickRunning(now);
                break;
            case ConnectionState.Upgraded:
                _session!.Tick(now);
                Advance();
                break;
            case ConnectionState.Draining when _bodyRate.IsTooSlow(now, Timeouts):
                GiveUpBody();
                break;
        }
    }

    /// <summary>
    /// Stops reading a body that is not needed. The response is complete, and its client may still be reading it, so our side
    /// ends after it (RFC 9112, section 9.6).
    /// </summary>
    private void GiveUpBody()
    {
        LogRejection(BodyTooSlow);
        Finish(ConnectionEvent.End);
        Advance();
    }

    private void TickRunning(long now)
    {
        if (_bodyRate.IsTooSlow(now, Timeouts))
            Reject(BodyTooSlow);
        else if (now >= RequestDeadline && _exchange!.IsAwaitingBody)
            Reject(new ProtocolError(408, $"the body did not arrive within {Set.Options.TimeoutRequest.TotalSeconds} s"));
        else if (now >= RequestDeadline)
            Reject(new ProtocolError(
                504, $"{RequestName.Of(_exchange!.Scope)} was not answered within {Set.Options.TimeoutRequest.TotalSeconds} s"));
    }
}
