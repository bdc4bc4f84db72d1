using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <summary>The state of a response's delivery.</summary>
internal enum Delivery : byte
{
    Moving,

    /// <summary>The peer has taken nothing for too long.</summary>
    Stopped,

    /// <summary>The peer takes data below the minimum rate.</summary>
    TooSlow,
}

/// <summary>
/// Measures whether a peer takes what it is sent, while there is more for it than its kernel and ours have room for, and after
/// the last byte was sent. The bytes that our kernel has taken prove nothing: they may be megabytes at once, and minutes of
/// reading. The bytes that the peer's kernel has acknowledged are those that were read, and a full buffer; they move in large
/// steps, so a rate is judged over a window that shows the largest step.
/// </summary>
internal struct DeliveryRate
{
    private long _sent;

    /// <summary>0 while there is room.</summary>
    private long _nextLook;

    /// <summary>Created at the first check: nearly all peers have made room by then.</summary>
    private Progress? _progress;

    /// <summary>True if the kernel has no room for the data to send.</summary>
    public readonly bool IsBlocked => _nextLook != 0;

    public readonly long NextInspection => IsBlocked ? _nextLook : LoopTimer.Never;

    /// <summary>Records that the kernel took some bytes, and whether these were all.</summary>
    public void Track(int count, bool isAll, long now, ConnectionTimeouts timeouts)
    {
        _sent += count;
        if (isAll)
            (_nextLook, _progress) = (0, null);
        else if (!IsBlocked)
            _nextLook = ConnectionTimeouts.After(now, timeouts.DeliveryInterval);
    }

    /// <summary>Judges by the bytes that our kernel took and the peer's has not acknowledged.</summary>
    public Delivery Inspect(long now, int unacknowledged, ConnectionTimeouts timeouts)
    {
        var delivery = Measure(now, unacknowledged, timeouts, timeouts.Send);
        _nextLook = Math.Min(now + timeouts.DeliveryInterval, ConnectionTimeouts.After(_progress!.MovedAt, timeouts.Send));
        return delivery;
    }

    /// <summary>
    /// Judges without scheduling another check: the caller decides when to check again, and how long the peer may stop.
    /// </summary>
    public Delivery Measure(long now, int unacknowledged, ConnectionTimeouts timeouts, long longestStop)
    {
        var taken = _sent - unacknowledged;
        _progress ??= new Progress(now, taken);
        _progress.Measure(now, taken);
        return _progress.Judge(now, timeouts, longestStop);
    }

    private sealed class Progress(long now, long taken)
    {
        private long _taken = taken;
        private long _windowSince = now;
        private long _windowBytes;

        public long MovedAt { get; private set; } = now;

        public void Measure(long now, long taken)
        {
            if (taken <= _taken)
                return;
            _windowBytes += taken - _taken;
            _taken = taken;
            MovedAt = now;
        }

        public Delivery Judge(long now, ConnectionTimeouts timeouts, long longestStop)
        {
            if (now >= ConnectionTimeouts.After(MovedAt, longestStop))
                return Delivery.Stopped;
            if (now < ConnectionTimeouts.After(_windowSince, timeouts.DeliveryWindow))
                return Delivery.Moving;
            if (_windowBytes < timeouts.LeastBytes)
                return Delivery.TooSlow;
            _windowSince = now;
            _windowBytes = 0;
            return Delivery.Moving;
        }
    }
}
