using System.Globalization;

namespace Adapters.Server.Scheduling;

/// <summary>The time of one loop, read once a turn; the date is made anew only in a turn that happens anyway.</summary>
internal sealed class LoopClock
{
    private const int SecondMilliseconds = 1_000;

    private readonly Platform _platform;
    private readonly byte[] _date = new byte[29];
    private long _dateUntil;

    public LoopClock(Platform platform)
    {
        _platform = platform;
        Now = Current;
        ReadDate();
    }

    /// <summary>Milliseconds that only go up, as of the start of the turn.</summary>
    public long Now { get; private set; }

    /// <summary>The same, as of this moment.</summary>
    public long Current => _platform.Milliseconds;

    /// <summary>The time as responses tell it (RFC 9110, section 5.6.7), to the second.</summary>
    public ReadOnlySpan<byte> Date => _date;

    /// <summary>Another number for another date, for whoever keeps a copy.</summary>
    public int DateVersion { get; private set; }

    public void Read()
    {
        Now = Current;
        if (Now >= _dateUntil)
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
