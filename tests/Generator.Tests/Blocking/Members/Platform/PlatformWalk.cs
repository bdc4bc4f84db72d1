using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>
/// Walks the reference assemblies of one version, and finds the public members that return no task and have an asynchronous sibling, or
/// whose documentation speaks of blocking or waiting.
/// </summary>
internal sealed class PlatformWalk(ReferencePack pack)
{
    private readonly HashSet<string> _documented = PlatformDocumentation.Read(pack.Documentation());
    private readonly List<INamedTypeSymbol> _types = [.. TypesIn(pack.Compile().GlobalNamespace)];

    public string Version => pack.Version;

    public IEnumerable<string> Namespaces() => _types.Select(NamespaceOf).Distinct(StringComparer.Ordinal);

    public IEnumerable<PlatformMember> Members(NamespaceList namespaces)
    {
        var siblings = new PlatformSiblings(_types);
        return _types.Where(t => namespaces.Contains(NamespaceOf(t)))
            .SelectMany(t => t.GetMembers())
            .Where(IsCandidate)
            .Select(m => new PlatformMember(
                pack.Version, m, siblings.HasOne(m), _documented.Contains(m.GetDocumentationCommentId() ?? "")))
            .Where(m => m.HasSibling || m.IsDocumented);
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol root)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>([root]);
        while (pending.Count > 0)
        {
            var container = pending.Pop();
            if (container is INamedTypeSymbol type)
                yield return type;
            foreach (var inner in container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers())
            {
                if (inner is INamespaceSymbol or { DeclaredAccessibility: Accessibility.Public })
                    pending.Push(inner);
            }
        }
    }

    /// <summary>An override is judged by what it overrides.</summary>
    private static bool IsCandidate(ISymbol member) => member is { DeclaredAccessibility: Accessibility.Public, IsOverride: false }
        && member switch
        {
            IPropertySymbol property => !IsAsynchronous(property.Type),
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method => !IsAsynchronous(method.ReturnType),
            _ => false,
        };

    private static bool IsAsynchronous(ITypeSymbol type) => Awaitables.IsAwaitable(type) || Awaitables.IsAsyncStream(type);

    private static string NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString();
}
