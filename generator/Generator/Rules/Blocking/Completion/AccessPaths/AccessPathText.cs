namespace Adapters.Generator.Rules.Blocking.Completion.AccessPaths;

/// <summary>
/// The text of paths. <c>jobs@12.Tasks[0]</c> is an element of a member of the variable declared at 12; in the brackets stands a constant,
/// the variable that is the index, <c>%</c> and the variable that goes over the elements, nothing for all of them, a star for one that is
/// not known, or <c>&lt;</c> and a counter for all that a loop has passed.
/// </summary>
internal static class AccessPathText
{
    /// <summary>Stands for a task that always is complete.</summary>
    public const string Always = "+";

    public const string All = "[]";
    public const string Unknown = "[*]";

    /// <summary>That there are no elements, in the place of them.</summary>
    public const string None = "[!]";

    /// <summary>That a loop has passed nothing yet.</summary>
    public static string AtStart(string counter) => "0=" + counter;

    /// <summary>That a loop is at its first element.</summary>
    public static string AtFirst(string counter, string variable) => $"1={counter}%{variable}";

    /// <summary>All elements that a loop has passed, in brackets.</summary>
    public static string Passed(string counter) => $"[<{counter}]";

    /// <summary>The element that a variable stands for, in brackets.</summary>
    public static string Current(string variable) => $"[%{variable}]";

    public static string? Member(string? path, string name) => path is null or Always ? null : $"{path}.{name}";

    /// <summary>Whether the path is a variable of the body, and not a member or an element.</summary>
    public static bool IsVariable(string path) => Has(path, "@") && path.IndexOfAny(['.', '[']) < 0;

    public static bool Has(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    /// <summary>Whether what the path says is no longer so when the root has another value.</summary>
    public static bool DependsOn(string path, string root) =>
        IsUnder(path, root) || path == AtStart(root) || Has(path, $"[{root}]") || Has(path, Passed(root)) || Has(path, Current(root)) || IsFirstOf(path, root);

    /// <summary>Whether the path is the root or is reached through it.</summary>
    public static bool IsUnder(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] is '.' or '[' or '?');

    /// <summary>Whether the path goes through a member of the name.</summary>
    public static bool IsThrough(string path, string member)
    {
        for (var at = path.IndexOf("." + member, StringComparison.Ordinal); at >= 0; at = path.IndexOf("." + member, at + 1, StringComparison.Ordinal))
        {
            var end = at + member.Length + 1;
            if (end == path.Length || path[end] is '.' or '[' or '?')
                return true;
        }

        return false;
    }

    /// <summary>The same path with every index, or one of them, left open: if all elements are complete, each is.</summary>
    public static IEnumerable<string> Generalisations(string path)
    {
        var every = path;
        for (var open = path.LastIndexOf('['); open >= 0; open = open == 0 ? -1 : path.LastIndexOf('[', open - 1))
        {
            var close = path.IndexOf(']', open);
            if (close == open + 1)
                continue;
            yield return path.Remove(open + 1, close - open - 1);
            every = every.Remove(open + 1, close - open - 1);
        }

        yield return every;
    }

    /// <summary>The counter of a loop in the path, or null.</summary>
    public static string? CounterIn(string path)
    {
        var open = path.IndexOf("[<", StringComparison.Ordinal);
        return open < 0 ? null : path.Substring(open + 2, path.IndexOf(']', open) - open - 2);
    }

    /// <summary>What says of each collection in the path that it has no elements.</summary>
    public static IEnumerable<string> Emptinesses(string path)
    {
        for (var open = path.IndexOf('['); open >= 0; open = path.IndexOf('[', open + 1))
            yield return path.Substring(0, open) + None;
    }

    private static bool IsFirstOf(string path, string root) =>
        path.StartsWith("1=", StringComparison.Ordinal) && (path.EndsWith("%" + root, StringComparison.Ordinal) || path.StartsWith($"1={root}%", StringComparison.Ordinal));
}
