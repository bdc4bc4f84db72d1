namespace Adapters.Generator.Background;

/// <summary>
/// Reads a cron expression at compile time, so that a fault is an error at its characters and a program needs no parser: five fields, or
/// six with the seconds.
/// </summary>
internal static class CronParser
{
    private const int DayOfMonth = 3;
    private const int Month = 4;

    private static readonly CronField[] Fields =
    [
        new("second", 0, 59), new("minute", 0, 59), new("hour", 0, 23), new("day of the month", 1, 31),
        new("month", 1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
        new("day of the week", 0, 7, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"),
    ];

    private static readonly int[] DaysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>Returns the sets of numbers from the seconds to the days of the week, or null with the fault.</summary>
    public static IReadOnlyList<ulong>? Parse(string text, out ScheduleError error)
    {
        var parts = Split(text);
        error = new ScheduleError(
            0, text.Length, $"it has {parts.Count} fields: minute, hour, day of the month, month and day of the week are five, and seconds "
            + "before them make six");
        if (parts.Count != Fields.Length && parts.Count != Fields.Length - 1)
            return null;
        var sets = new List<ulong>();
        if (parts.Count < Fields.Length)
            sets.Add(1);
        foreach (var (start, part) in parts)
        {
            if (Fields[sets.Count].Parse(part, start, out error) is not { } numbers)
                return null;
            sets.Add(numbers);
        }

        if (HasDate(sets[DayOfMonth], sets[Month]))
            return sets;
        error = new ScheduleError(0, text.Length, "none of its months has such a day");
        return null;
    }

    private static bool HasDate(ulong days, ulong months) => Enumerable.Range(1, DaysInMonth.Length)
        .Any(m => (months >> m & 1) != 0 && Enumerable.Range(1, DaysInMonth[m - 1]).Any(d => (days >> d & 1) != 0));

    private static List<(int Start, string Text)> Split(string text)
    {
        var parts = new List<(int, string)>();
        for (var start = 0; start < text.Length; start++)
        {
            if (text[start] is ' ' or '\t')
                continue;
            var end = text.IndexOfAny([' ', '\t'], start);
            end = end < 0 ? text.Length : end;
            parts.Add((start, text.Substring(start, end - start)));
            start = end;
        }

        return parts;
    }
}
