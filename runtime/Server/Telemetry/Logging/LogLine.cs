using System.Text;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>
/// One line of the console log as UTF-8, built in a buffer that its thread reuses: no allocation once it is large enough.
/// </summary>
internal sealed class LogLine
{
    private const int FirstSize = 512;

    /// <summary>A text may be of any length, and a line that does not fit into the log's buffer would be lost.</summary>
    private const int LongestText = 16 * 1024;

    /// <summary>A buffer that one long line has made larger than this is not kept.</summary>
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static LogLine? _line;

    private byte[] _buffer = new byte[FirstSize];
    private int _length;

    public int Length => _length;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Starts the thread's line with the time, the level and the category.</summary>
    public static LogLine Start(LogLevel level, ReadOnlySpan<byte> category, bool isColored)
    {
        var line = _line ??= new LogLine();
        line._length = 0;
        if (line._buffer.Length > LargestKept)
            line._buffer = new byte[FirstSize];
        line.Time(DateTime.UtcNow);
        line.Add(isColored ? Color(level) : default).Add(Name(level)).Add(isColored ? "\e[0m"u8 : default);
        return line.Add(category).Add("  "u8);
    }

    public LogLine Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
        return this;
    }

    public LogLine Add(long number)
    {
        number.TryFormat(Reserve(20), out var count);
        _length += count;
        return this;
    }

    /// <summary>Adds a number with three digits after the point.</summary>
    public LogLine AddThousandths(long thousandths) =>
        Add(thousandths / 1000).Add("."u8).Digits((int)(thousandths % 1000), 3);

    /// <summary>Adds bytes of a peer. Quotes, backslashes and bytes that are not visible ASCII become <c>\xNN</c>.</summary>
    public LogLine AddEscaped(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var unsafeAt = bytes.IndexOfAny(LogBytes.Unsafe);
            Add(unsafeAt < 0 ? bytes : bytes[..unsafeAt]);
            if (unsafeAt < 0)
                break;
            Escape(bytes[unsafeAt]);
            bytes = bytes[(unsafeAt + 1)..];
        }

        return this;
    }

    /// <summary>Adds text with its control characters escaped. Of a very long one, only the beginning is added.</summary>
    public LogLine AddEscaped(string text)
    {
        var safe = LogText.Escape(text.Length > LongestText ? text[..LongestText] : text);
        _length += Encoding.UTF8.GetBytes(safe, Reserve(Encoding.UTF8.GetMaxByteCount(safe.Length)));
        return text.Length > LongestText ? Add("... ("u8).Add(text.Length).Add(" characters)"u8) : this;
    }

    private LogLine Digits(int value, int count)
    {
        var digits = Reserve(count)[..count];
        for (var i = count - 1; i >= 0; i--, value /= 10)
            digits[i] = (byte)('0' + (value % 10));
        _length += count;
        return this;
    }

    private void Time(DateTime now)
    {
        Digits(now.Year, 4).Add("-"u8).Digits(now.Month, 2).Add("-"u8).Digits(now.Day, 2).Add(" "u8);
        Digits(now.Hour, 2).Add(":"u8).Digits(now.Minute, 2).Add(":"u8).Digits(now.Second, 2);
        Add("."u8).Digits(now.Millisecond, 3).Add(" "u8);
    }

    private void Escape(byte value)
    {
        Add("\\x"u8);
        value.TryFormat(Reserve(2), out var count, "x2");
        _length += count;
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        return _buffer.AsSpan(_length);
    }

    private static ReadOnlySpan<byte> Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE "u8,
        LogLevel.Debug => "DEBUG "u8,
        LogLevel.Information => "INFO  "u8,
        LogLevel.Warning => "WARN  "u8,
        LogLevel.Error => "ERROR "u8,
        _ => "FATAL "u8,
    };

    private static ReadOnlySpan<byte> Color(LogLevel level) => level switch
    {
        LogLevel.Warning => "\e[33m"u8,
        LogLevel.Error or LogLevel.Critical => "\e[31m"u8,
        LogLevel.Information => "\e[32m"u8,
        _ => "\e[2m"u8,
    };
}
