using System.Globalization;

namespace Adapters.Server.Scheduling;

/// <summary>The time of one loop, set once per turn. The date is updated only in a turn that happens anyway.</summary>
internal sealed class LoopClock
{
    private const int SecondMilliseconds = 1_000;

    private readonly Platform _platform;
    private readonly byte[] _date = new byte[29];
    private long _dateUntil;

    public LoopClock(Platform platform)
    {
        _platform = platform;
        Set(platform.Milliseconds);
    }

    /// <summary>Milliseconds of a clock that never goes back, at the start of the turn.</summary>
    public long Now { get; private set; }

    /// <summary>The time for responses (RFC 9110, section 5.6.7), to the second.</summary>
    public ReadOnlySpan<byte> Date => _date;

    /// <summary>A number that changes with the date, for holders of a copy.</summary>
    public int DateVersion { get; private set; }

    public void Set(long now)
    {
        Now = now;
        if (now >= _dateUntil)
            ReadDate();
    }

    private void ReadDate()
    {
        var date = _platform.Time.GetUtcNow();
        date.TryFormat(_date, out _, "r", CultureInfo.InvariantCulture);
        _dateUntil = Now + SecondMilliseconds - date.Millisecond;
        DateVersion++;
    }
}
