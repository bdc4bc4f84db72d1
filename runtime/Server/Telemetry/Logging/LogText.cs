using System.Text;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>Makes text that cannot start a new log line or control a terminal (control characters become <c>\xNN</c>).</summary>
internal static class LogText
{
    /// <summary>C0, DEL and C1: U+009B starts an escape sequence, as ESC [ does.</summary>
    public static bool IsSafe(char character) => character is >= ' ' and not (>= '\x7f' and <= '\x9f') and not ('\u2028' or '\u2029');

    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSafe(text[i]))
                (escaped ??= new StringBuilder(text, 0, i, text.Length + 8)).Append(Escape(text[i]));
            else
                escaped?.Append(text[i]);
        }

        return escaped?.ToString() ?? text;
    }

    public static string Escape(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        > '\xff' => $"\\u{(int)character:x4}",
        _ => $"\\x{(int)character:x2}",
    };
}
