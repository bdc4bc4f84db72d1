using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>A list of members that is asked for symbols: by name first, so that a symbol which nobody lists costs one lookup.</summary>
internal sealed class MemberList<TMark>
{
    private readonly Dictionary<string, List<(MemberEntry Entry, TMark Mark)>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(MemberEntry Entry, TMark Mark)>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(MemberEntry Entry, TMark Mark)>> _namespaces = new(StringComparer.Ordinal);

    public void Add(MemberEntry entry, TMark mark)
    {
        if (entry.Kind == 'N')
            Add(_namespaces, entry.Container, entry, mark);
        else if (entry.Kind == 'T' || entry.IsPrefix)
            Add(_types, SimpleName(entry.Container), entry, mark);
        else
            Add(_members, entry.Name, entry, mark);
    }

    /// <summary>Indicates whether an entry names a member so: most names of a file need no symbol then.</summary>
    public bool HasMember(string name) => _members.ContainsKey(name);

    /// <summary>The entry that names the member most closely: a method, constructor or property.</summary>
    public (MemberEntry Entry, TMark Mark)? Find(ISymbol member)
    {
        (MemberEntry Entry, TMark Mark)? best = null;
        var name = MemberEntry.NameOf(member);
        if (member.ContainingType is not { } type)
            return null;
        if (_members.TryGetValue(name, out var named))
            best = Closest(named, best, member, name);
        if (_types.TryGetValue(type.Name, out var typed))
            best = Closest(typed, best, member, name);
        return best ?? (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } ? FindNamespace(type.ContainingNamespace) : null);
    }

    /// <summary>The entry of a type itself.</summary>
    public (MemberEntry Entry, TMark Mark)? FindType(INamedTypeSymbol type)
    {
        if (!_types.TryGetValue(type.Name, out var typed))
            return null;
        var id = IdOf(type);
        foreach (var candidate in typed)
        {
            if (candidate.Entry.Kind == 'T' && candidate.Entry.Container == id)
                return candidate;
        }

        return null;
    }

    private static void Add(Dictionary<string, List<(MemberEntry, TMark)>> lists, string key, MemberEntry entry, TMark mark)
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        list.Add((entry, mark));
    }

    private static (MemberEntry Entry, TMark Mark)? Closest(
        List<(MemberEntry Entry, TMark Mark)> candidates, (MemberEntry Entry, TMark Mark)? best, ISymbol member, string name)
    {
        var container = IdOf(member.ContainingType);
        foreach (var candidate in candidates)
        {
            var entry = candidate.Entry;
            if (entry.Container == container && Matches(entry, member, name) && entry.Closeness > (best?.Entry.Closeness ?? 0))
                best = candidate;
        }

        return best;
    }

    private static bool Matches(MemberEntry entry, ISymbol member, string name) => entry.Kind switch
    {
        'T' => member is IMethodSymbol { MethodKind: MethodKind.Ordinary },
        'P' => member is IPropertySymbol && Named(entry, name),
        _ => member is IMethodSymbol && Named(entry, name) && (entry.Id is null || entry.Id == member.GetDocumentationCommentId()),
    };

    private static bool Named(MemberEntry entry, string name) =>
        entry.IsPrefix ? name.StartsWith(entry.Name, StringComparison.Ordinal) : name == entry.Name;

    private (MemberEntry Entry, TMark Mark)? FindNamespace(INamespaceSymbol? container)
    {
        if (_namespaces.Count == 0)
            return null;
        for (var space = container; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (_namespaces.TryGetValue(space.ToDisplayString(), out var found))
                return found[0];
        }

        return null;
    }

    private static string IdOf(INamedTypeSymbol type) => type.OriginalDefinition.GetDocumentationCommentId()?.Substring(2) ?? "";

    private static string SimpleName(string container)
    {
        var name = container.Substring(container.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
