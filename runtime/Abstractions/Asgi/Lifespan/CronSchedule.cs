using System.ComponentModel;

namespace Adapters;

/// <summary>
/// The times of a cron expression in UTC, as sets of numbers: bit n of a set is the number n. A time is one if all its parts are in their
/// sets, so a day must fit both the day of the month and the day of the week.
/// </summary>
/// <param name="seconds">The seconds, 0 to 59.</param>
/// <param name="minutes">The minutes, 0 to 59.</param>
/// <param name="hours">The hours, 0 to 23.</param>
/// <param name="days">The days of the month, 1 to 31.</param>
/// <param name="months">The months, 1 to 12.</param>
/// <param name="weekdays">The days of the week, 0 to 6 from Sunday.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CronSchedule(ulong seconds, ulong minutes, ulong hours, ulong days, ulong months, ulong weekdays) : JobSchedule
{
    /// <summary>In any 40 years, each date falls on each day of the week: over the end of a century without a leap day, too.</summary>
    private const int MostYears = 40;

    /// <inheritdoc />
    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var start = new DateTime(after.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc).AddSeconds(1);
        for (var day = start.Date; day.Year - start.Year <= MostYears && day.Year < DateTime.MaxValue.Year; day = NextDay(day))
        {
            if (Has(months, day.Month) && Has(days, day.Day) && Has(weekdays, (int)day.DayOfWeek)
                && NextIn(day, day == start.Date ? start.TimeOfDay : TimeSpan.Zero) is { } found)
                return new DateTimeOffset(found, TimeSpan.Zero);
        }

        return null;
    }

    private DateTime NextDay(DateTime day) =>
        Has(months, day.Month) ? day.AddDays(1) : new DateTime(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);

    private DateTime? NextIn(DateTime day, TimeSpan from)
    {
        for (var hour = From(hours, from.Hours); hour < 24; hour = From(hours, hour + 1))
        {
            var isFirstHour = hour == from.Hours;
            for (var minute = From(minutes, isFirstHour ? from.Minutes : 0); minute < 60; minute = From(minutes, minute + 1))
            {
                var second = From(seconds, isFirstHour && minute == from.Minutes ? from.Seconds : 0);
                if (second < 60)
                    return day.Add(new TimeSpan(hour, minute, second));
            }
        }

        return null;
    }

    private static bool Has(ulong set, int number) => (set >> number & 1) != 0;

    /// <summary>Returns the first number of a set that is not less than another, or 64.</summary>
    private static int From(ulong set, int number) =>
        number > 63 ? 64 : System.Numerics.BitOperations.TrailingZeroCount(set >> number << number);
}
