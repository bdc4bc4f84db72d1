namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>Patterns of regular expressions that are seen not to take much longer than the input is long.</summary>
internal static class RegexPatterns
{
    /// <summary>
    /// Indicates whether the pattern has no quantifier over a quantifier or over alternatives, no reference back, and at most one part that
    /// has no end. What is within braces counts as having none.
    /// </summary>
    public static bool IsLinear(string pattern)
    {
        var endless = 0;
        var hasEndlessIn = new Stack<bool>();
        hasEndlessIn.Push(false);
        var wasGroup = false;
        var groupWasEndless = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var isGroup = false;
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    if (char.IsDigit(pattern[++i]) && pattern[i] != '0' || pattern[i] == 'k')
                        return false;
                    break;
                case '[':
                    i = EndOfClass(pattern, i);
                    break;
                case '(':
                    hasEndlessIn.Push(false);
                    break;
                case '|' when hasEndlessIn.Count > 1:
                    Mark(hasEndlessIn);
                    break;
                case ')' when hasEndlessIn.Count > 1:
                    groupWasEndless = hasEndlessIn.Pop();
                    if (groupWasEndless)
                        Mark(hasEndlessIn);
                    isGroup = true;
                    break;
                case '*' or '+' or '{':
                    if (wasGroup && groupWasEndless)
                        return false;
                    endless++;
                    Mark(hasEndlessIn);
                    break;
            }

            wasGroup = isGroup;
        }

        return endless <= 1 || IsAnchored(pattern) && endless <= 2;
    }

    private static void Mark(Stack<bool> groups)
    {
        groups.Pop();
        groups.Push(true);
    }

    /// <summary>At the beginning of the input alone, one part more takes no more than the square of its length.</summary>
    private static bool IsAnchored(string pattern) => pattern.StartsWith("^", StringComparison.Ordinal);

    private static int EndOfClass(string pattern, int start)
    {
        for (var i = start + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == ']' && i > start + 1)
                return i;
        }

        return pattern.Length;
    }
}
