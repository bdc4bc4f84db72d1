using System.Globalization;

namespace Adapters.Generator.Background;

/// <summary>One of the fields of a cron expression.</summary>
/// <param name="Names">The names of its numbers, from the least on.</param>
internal sealed record CronField(string Name, int Least, int Most, params string[] Names)
{
    private const int Sunday = 7;

    /// <summary>Returns the numbers of the field as a set of bits, or null with the fault.</summary>
    /// <param name="offset">The place of the field in the expression.</param>
    public ulong? Parse(string text, int offset, out ScheduleError error)
    {
        error = default;
        var (numbers, start) = (0UL, 0);
        foreach (var item in text.Split(','))
        {
            if (ParseItem(item, offset + start, out error) is not { } some)
                return null;
            numbers |= some;
            start += item.Length + 1;
        }

        // Sunday is 0 and 7.
        return Most == Sunday ? (numbers | numbers >> Sunday) & 0x7F : numbers;
    }

    private ulong? ParseItem(string text, int offset, out ScheduleError error)
    {
        var slash = text.IndexOf('/');
        var range = slash < 0 ? text : text.Substring(0, slash);
        var step = 1;
        if (!TryReadRange(range, offset, hasStep: slash >= 0, out var first, out var last, out error)
            || (slash >= 0 && !TryReadStep(text.Substring(slash + 1), offset + slash + 1, out step, out error)))
            return null;
        var numbers = 0UL;
        for (var number = first; number <= last; number += step)
            numbers |= 1UL << number;
        return numbers;
    }

    private bool TryReadRange(string text, int offset, bool hasStep, out int first, out int last, out ScheduleError error)
    {
        (first, last, error) = (Least, Most, default);
        if (text == "*" || (text == "?" && Name.StartsWith("day", StringComparison.Ordinal)))
            return true;
        var dash = text.IndexOf('-');
        if (!TryReadNumber(dash < 0 ? text : text.Substring(0, dash), offset, out first, out error))
            return false;
        if (dash < 0)
        {
            last = hasStep ? Most : first;
            return true;
        }

        if (!TryReadNumber(text.Substring(dash + 1), offset + dash + 1, out last, out error))
            return false;
        if (first <= last)
            return true;
        error = new ScheduleError(offset, text.Length, "the range ends before it begins: write two of them");
        return false;
    }

    private bool TryReadStep(string text, int offset, out int step, out ScheduleError error)
    {
        error = default;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out step) && step > 0 && step <= Most)
            return true;
        error = new ScheduleError(offset, text.Length, $"a step of the {Name} is a number from 1 to {Most}");
        return false;
    }

    private bool TryReadNumber(string text, int offset, out int number, out ScheduleError error)
    {
        error = default;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= Least && number <= Most)
            return true;
        var index = Array.FindIndex(Names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        number = index + Least;
        if (index >= 0)
            return true;
        var names = Names.Length == 0 ? "" : $" or {Names[0]} to {Names[Names.Length - 1]}";
        error = new ScheduleError(
            offset, text.Length,
            text.IndexOfAny(['L', 'W', '#']) >= 0
                ? "'L', 'W' and '#' are not supported: write the days as numbers, and check the rest in the method"
                : $"the {Name} is a number from {Least} to {Most}{names}, or *");
        return false;
    }
}
