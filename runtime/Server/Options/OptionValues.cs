using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Options;

/// <summary>Converts values from and to text. A parser returns null, or what the text should have been.</summary>
internal static class OptionValues
{
    /// <summary>One digit each for the owner, the group and others.</summary>
    private const int ModeDigits = 3;
    private const string DurationForm = "a time, such as 30 or 1.5 (seconds), 250ms or 2m";

    /// <summary>The resolution of the clock of a loop.</summary>
    private static readonly TimeSpan ShortestDuration = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestDuration = TimeSpan.FromDays(1);

    /// <summary>In the order of <see cref="LogLevel"/>; the names are those of uvicorn.</summary>
    private static readonly string[] LevelNames = ["trace", "debug", "info", "warning", "error", "critical", "off"];

    public static string LevelSyntax => string.Join('|', LevelNames);

    public static string? ParseInteger(string text, long least, long most, out long value)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return isNumber && value >= least && value <= most ? null : $"a whole number from {least} to {most}";
    }

    public static string? ParseDuration(string text, bool mayBeZero, out TimeSpan value)
    {
        var (number, milliseconds) =
            text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 1d) :
            text.EndsWith('s') ? (text[..^1], 1_000d) :
            text.EndsWith('m') ? (text[..^1], 60_000d) : (text, 1_000d);
        value = default;
        // Only digits and a point: double.TryParse would accept NaN and Infinity too.
        if (number.AsSpan().ContainsAnyExcept("0123456789.")
            || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
            return DurationForm;
        if (count * milliseconds > LongestDuration.TotalMilliseconds)
            return "a time of at most one day";
        value = TimeSpan.FromMilliseconds(count * milliseconds);
        if (value == TimeSpan.Zero && !mayBeZero)
            return "a time of more than 0";
        return value == TimeSpan.Zero || value >= ShortestDuration ? null : "a time of at least 1ms";
    }

    public static string FormatDuration(TimeSpan value)
    {
        var milliseconds = value.TotalMilliseconds;
        return milliseconds is > 0 and < 1_000
            ? milliseconds.ToString(CultureInfo.InvariantCulture) + "ms"
            : value.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s";
    }

    /// <summary>An empty text means no mode.</summary>
    public static string? ParseMode(string text, out UnixFileMode? value)
    {
        value = null;
        if (text.Length == 0)
            return null;
        var digits = text.Length == ModeDigits + 1 && text[0] == '0' ? text[1..] : text;
        if (digits.Length != ModeDigits || digits.AsSpan().ContainsAnyExceptInRange('0', '7'))
            return "three octal digits, such as 660 or 0660";
        value = (UnixFileMode)Convert.ToInt32(digits, fromBase: 8);
        return null;
    }

    public static string FormatMode(UnixFileMode? value) =>
        value is { } mode ? Convert.ToString((int)mode, toBase: 8).PadLeft(ModeDigits, '0') : "";

    public static string? ParseSwitch(string text, out bool value)
    {
        value = text is "true" or "1" or "yes" or "on";
        return value || text is "false" or "0" or "no" or "off" ? null : "true or false";
    }

    public static string? ParseLevel(string text, out LogLevel level)
    {
        var index = Array.IndexOf(LevelNames, text.ToLowerInvariant());
        level = (LogLevel)Math.Max(index, 0);
        return index >= 0 ? null : "one of " + string.Join(", ", LevelNames);
    }

    public static string FormatLevel(LogLevel level) =>
        (int)level >= 0 && (int)level < LevelNames.Length ? LevelNames[(int)level] : level.ToString();
}
