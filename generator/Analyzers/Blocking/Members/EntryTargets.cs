using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>Says why an entry names nothing in a compilation, as the end of "names nothing: ".</summary>
internal static class EntryTargets
{
    public static string? ProblemOf(MemberEntry entry, Compilation compilation) => entry.Kind switch
    {
        'N' => DocumentationCommentId.GetFirstSymbolForDeclarationId($"N:{entry.Container}", compilation) is null
            ? $"neither the project nor its references have a namespace '{entry.Container}'"
            : null,
        'T' => TypeOf(entry, compilation) is null ? MissingType(entry, compilation) : null,
        _ => TypeOf(entry, compilation) is { } type ? OfMember(entry, type) : MissingType(entry, compilation),
    };

    private static INamedTypeSymbol? TypeOf(MemberEntry entry, Compilation compilation) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId($"T:{entry.Container}", compilation) as INamedTypeSymbol;

    private static string MissingType(MemberEntry entry, Compilation compilation)
    {
        var missing = $"neither the project nor its references have a type '{entry.Container}'";
        if (DocumentationCommentId.GetFirstSymbolForDeclarationId($"N:{entry.Container}", compilation) is not null)
            return $"'{entry.Container}' is a namespace: write N:{entry.Container}";
        for (var arity = 1; arity <= 4; arity++)
        {
            var generic = $"{entry.Container}`{arity}";
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId($"T:{generic}", compilation) is not null)
                return $"{missing}, but they have '{generic}'";
        }

        return missing;
    }

    private static string? OfMember(MemberEntry entry, INamedTypeSymbol type)
    {
        var named = Named(entry, type).ToList();
        if (named.Exists(m => m.Kind == KindOf(entry) && (entry.Id is null || entry.Id == m.GetDocumentationCommentId())))
            return null;
        if (named.Exists(m => m.Kind == KindOf(entry)))
            return $"'{entry.Container}.{entry.Name}' has no overload with these parameters";
        if (named.FirstOrDefault() is { } other)
            return Other(entry, other);
        var kind = entry.Kind == 'P' ? "property" : "method";
        return Inherited(entry, type) ?? $"'{entry.Container}' has no {kind} {(entry.IsPrefix ? "that begins with " : "")}'{entry.Name}'";
    }

    private static string Other(MemberEntry entry, ISymbol other) => other switch
    {
        IPropertySymbol => $"'{entry.Name}' is a property: write P:{entry.Container}.{entry.Name}",
        IMethodSymbol => $"'{entry.Name}' is a method: write M:{entry.Container}.{entry.Name}",
        INamedTypeSymbol => $"'{entry.Name}' is a type: write T:{entry.Container}.{entry.Name}",
        _ => $"'{entry.Name}' is neither a method nor a property",
    };

    private static string? Inherited(MemberEntry entry, INamedTypeSymbol type)
    {
        foreach (var inherited in BasesOf(type))
        {
            if (Named(entry, inherited).Any(m => m.Kind == KindOf(entry))
                && inherited.OriginalDefinition.GetDocumentationCommentId() is { } id)
                return $"'{type.Name}' inherits it: write {entry.Kind}:{id.Substring(2)}.{entry.Name}{(entry.IsPrefix ? "*" : "")}";
        }

        return null;
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            yield return t;
        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var contract in type.AllInterfaces)
                yield return contract;
        }
    }

    private static IEnumerable<ISymbol> Named(MemberEntry entry, INamedTypeSymbol type) =>
        type.GetMembers().Where(m => m is not IMethodSymbol { AssociatedSymbol: not null } && entry.IsNameOf(m));

    private static SymbolKind KindOf(MemberEntry entry) => entry.Kind == 'P' ? SymbolKind.Property : SymbolKind.Method;
}
