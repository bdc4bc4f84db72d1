using System.ComponentModel;
using System.Text.RegularExpressions;

namespace Adapters.CompilerServices;

/// <summary>The regular expressions of validated values, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValidationPattern
{
    /// <summary>
    /// Makes an expression: in linear time if the pattern allows that, otherwise it backtracks with a limit of time.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="milliseconds">The limit, or -1 for none.</param>
    /// <returns>The expression.</returns>
    public static Regex Make(string pattern, int milliseconds)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.None, TimeSpan.FromMilliseconds(milliseconds));
        }
    }

    /// <summary>Indicates whether the first match is the whole text. A text that takes too long is no match.</summary>
    /// <param name="regex">The expression.</param>
    /// <param name="text">The text. An empty one always matches, as for RegularExpressionAttribute.</param>
    /// <returns>True if it is.</returns>
    public static bool IsWhole(Regex regex, string text)
    {
        ArgumentNullException.ThrowIfNull(regex);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
            return true;
        try
        {
            foreach (var match in regex.EnumerateMatches(text))
                return match.Index == 0 && match.Length == text.Length;
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
