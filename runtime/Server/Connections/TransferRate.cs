namespace Adapters.Server.Connections;

/// <summary>Whether a transfer moves at the least rate, looked at window by window: a fast start buys no right to stall later.</summary>
internal struct TransferRate
{
    private long _since;
    private long _bytes;
    private bool _isOn;

    public void Start(long now)
    {
        if (_isOn)
            return;
        _isOn = true;
        _since = now;
        _bytes = 0;
    }

    public void Stop() => _isOn = false;

    public void Add(int count) => _bytes += count;

    public bool IsTooSlow(long now, ServerOptions options)
    {
        var window = (long)options.RateGrace.TotalMilliseconds;
        if (!_isOn || options.MinimumRate == 0 || now - _since < window)
            return false;
        if (_bytes < options.MinimumRate * window / 1000)
            return true;
        _since = now;
        _bytes = 0;
        return false;
    }
}
