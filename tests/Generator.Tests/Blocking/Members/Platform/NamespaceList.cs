namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>Namespaces that are walked, and those that are not, a line each. With a star, those inside; the closest line decides.</summary>
internal sealed class NamespaceList
{
    private readonly Dictionary<string, bool> _lines;

    public NamespaceList(string text) => _lines = text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')
        .ToDictionary(l => l.TrimStart('!'), l => l[0] != '!', StringComparer.Ordinal);

    public IEnumerable<string> Lines => _lines.Keys;

    /// <summary>The closest line that names the namespace; null if there is none.</summary>
    public string? LineOf(string space)
    {
        if (_lines.ContainsKey(space))
            return space;
        for (var outer = space; outer.Length > 0; outer = outer[..Math.Max(0, outer.LastIndexOf('.'))])
        {
            if (_lines.ContainsKey($"{outer}.*"))
                return $"{outer}.*";
        }

        return null;
    }

    public bool Contains(string space) => LineOf(space) is { } line && _lines[line];
}
