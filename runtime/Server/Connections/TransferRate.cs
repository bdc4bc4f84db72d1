using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <summary>
/// Measures whether a peer sends at the minimum rate, window by window: a fast start does not allow a later stall. Only the
/// time counts in which the server waits for the peer; the time that the application takes does not.
/// </summary>
internal struct TransferRate
{
    private long _waitingSince;
    private long _waited;
    private long _bytes;
    private bool _isWaiting;

    /// <summary>The time at which this window ends, unless it is interrupted.</summary>
    public readonly long WindowEnd(ConnectionTimeouts timeouts) =>
        _isWaiting ? ConnectionTimeouts.After(_waitingSince - _waited, timeouts.BodyWindow) : LoopTimer.Never;

    public void Add(int count) => _bytes += count;

    /// <summary>Starts counting: the server waits for the peer.</summary>
    public void Resume(long now)
    {
        if (_isWaiting)
            return;
        _isWaiting = true;
        _waitingSince = now;
    }

    /// <summary>Stops counting: the server does not wait for the peer.</summary>
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
