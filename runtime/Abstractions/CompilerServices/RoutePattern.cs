using System.ComponentModel;
using System.Text.RegularExpressions;

namespace Adapters.CompilerServices;

/// <summary>Makes the regular expressions of routes for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RoutePattern
{
    /// <summary>The limit for what a client can make the server do with a pattern that has no linear time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Makes an expression that matches a whole value, in linear time if the pattern allows that: otherwise it backtracks, and throws when
    /// it takes more than 100 ms.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The expression.</returns>
    public static Regex Make(string pattern)
    {
        var whole = $@"\A(?:{pattern})\z";
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, Patience);
        }
    }
}
