using System.Globalization;

namespace Adapters.Generator.Background;

/// <summary>Reads the interval of [Every]: whole numbers, each with a unit.</summary>
internal static class IntervalParser
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Most = TimeSpan.FromDays(30);

    /// <summary>Returns the interval in ticks, or null with the fault.</summary>
    public static long? Parse(string text, out ScheduleError error)
    {
        var total = 0.0;
        var position = 0;
        do
        {
            if (ReadPart(text, ref position, out error) is not { } part)
                return null;
            total += part;
        }
        while (position < text.Length);
        if (total >= Least.TotalMilliseconds && total <= Most.TotalMilliseconds)
            return (long)total * TimeSpan.TicksPerMillisecond;
        error = new ScheduleError(0, text.Length, "an interval is from 100ms to 30d");
        return null;
    }

    /// <summary>Reads a number and its unit. Returns milliseconds.</summary>
    private static double? ReadPart(string text, ref int position, out ScheduleError error)
    {
        error = default;
        var number = Skip(text, position, char.IsDigit);
        if (number == position)
        {
            error = new ScheduleError(position, 1, "a whole number is expected here, such as 30s or 1h30m");
            return null;
        }

        var unit = Skip(text, number, c => !char.IsDigit(c));
        var factor = text.Substring(number, unit - number) switch
        {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => 0,
        };
        if (factor == 0)
        {
            error = new ScheduleError(number, unit - number, "the units are ms, s, m, h and d");
            return null;
        }

        var value = double.Parse(text.Substring(position, number - position), CultureInfo.InvariantCulture) * factor;
        position = unit;
        return value;
    }

    private static int Skip(string text, int position, Func<char, bool> isPart)
    {
        while (position < text.Length && isPart(text[position]))
            position++;
        return position;
    }
}
