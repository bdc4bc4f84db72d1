using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <summary>
/// Whether a peer sends at the least rate, judged window by window: a fast start buys no right to stall later. Only the time
/// counts in which the peer is waited for: what the application takes for itself is not the peer's.
/// </summary>
internal struct TransferRate
{
    private long _waitingSince;
    private long _waited;
    private long _bytes;
    private bool _isWaiting;

    /// <summary>When this window is over, if nothing interrupts it.</summary>
    public readonly long WindowEnd(ConnectionTimeouts timeouts) =>
        _isWaiting ? ConnectionTimeouts.After(_waitingSince - _waited, timeouts.BodyWindow) : LoopTimer.Never;

    public void Add(int count) => _bytes += count;

    /// <summary>The peer is waited for.</summary>
    public void Resume(long now)
    {
        if (_isWaiting)
            return;
        _isWaiting = true;
        _waitingSince = now;
    }

    /// <summary>The peer is not waited for.</summary>
    public void Pause(long now)
    {
        if (!_isWaiting)
            return;
        _isWaiting = false;
        _waited += now - _waitingSince;
    }

    public void Reset() => this = default;

    public bool IsTooSlow(long now, ConnectionTimeouts timeouts)
    {
        if (now < WindowEnd(timeouts))
            return false;
        if (_bytes < timeouts.LeastBytes)
            return true;
        Reset();
        Resume(now);
        return false;
    }
}
