using System.Collections.Concurrent;

namespace Adapters.Middleware;

/// <summary>The buckets of all keys. A full bucket is as good as none, so it is dropped when there are too many.</summary>
internal sealed class TokenBuckets
{
    private const int DefaultKeys = 100_000;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly Lock _sweeping = new();
    private readonly Bucket _shared;
    private readonly double _capacity;
    private readonly TimeSpan _refill;
    private long _swept;

    public TokenBuckets(int requests, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        (_capacity, _refill) = (requests, time / requests);
        _shared = new Bucket { Tokens = _capacity };
    }

    public int MaxKeys { get; set; } = DefaultKeys;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Takes a token. Returns null, or the time until there is one.</summary>
    public TimeSpan? Take(string key)
    {
        var now = Time.GetTimestamp();
        var bucket = Find(key, now);
        lock (bucket)
        {
            Fill(bucket, now);
            if (bucket.Tokens < 1)
                return _refill * (1 - bucket.Tokens);
            bucket.Tokens--;
            return null;
        }
    }

    private Bucket Find(string key, long now)
    {
        if (_buckets.TryGetValue(key, out var known))
            return known;
        if (_buckets.Count >= MaxKeys)
            Sweep(now);
        return _buckets.Count >= MaxKeys ? _shared : _buckets.GetOrAdd(key, new Bucket { Tokens = _capacity, Stamp = now });
    }

    /// <summary>Drops full buckets, once in the time of a token: in a flood of new keys, not each request looks at all of them.</summary>
    private void Sweep(long now)
    {
        lock (_sweeping)
        {
            if (_swept != 0 && Time.GetElapsedTime(_swept, now) < _refill)
                return;
            _swept = now;
        }

        foreach (var (key, bucket) in _buckets)
        {
            lock (bucket)
            {
                Fill(bucket, now);
                if (bucket.Tokens >= _capacity)
                    _buckets.TryRemove(key, out _);
            }
        }
    }

    private void Fill(Bucket bucket, long now)
    {
        if (bucket.Stamp < now)
        {
            bucket.Tokens = Math.Min(_capacity, bucket.Tokens + (Time.GetElapsedTime(bucket.Stamp, now) / _refill));
            bucket.Stamp = now;
        }
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long Stamp { get; set; }
    }
}
