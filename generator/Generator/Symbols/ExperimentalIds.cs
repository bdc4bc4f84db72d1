using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Symbols;

/// <summary>The ids of what the user has marked as experimental: emitted code uses it as the user's own code does.</summary>
internal static class ExperimentalIds
{
    public const string Attribute = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    public static string Of(ImmutableArray<AttributeData> attributes) => attributes
        .Select(a => a.ConstructorArguments.FirstOrDefault().Value as string)
        .FirstOrDefault(id => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(id)) ?? "";

    /// <summary>Returns the ids of the types in the signatures of a class, and of those that such types of the user are made of.</summary>
    public static IEnumerable<string> OfSignatures(INamedTypeSymbol type)
    {
        var pending = new Stack<ITypeSymbol>([type]);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next is IArrayTypeSymbol array)
                pending.Push(array.ElementType);
            if (next is not INamedTypeSymbol named || !seen.Add(named))
                continue;
            foreach (var part in PartsOf(named))
                pending.Push(part);
            if (Of([.. named.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, Attribute))]) is { Length: > 0 } id)
                yield return id;
        }
    }

    /// <summary>Reads members of the generic type itself: one that contains itself with other arguments would have no end.</summary>
    private static IEnumerable<ITypeSymbol> PartsOf(INamedTypeSymbol type)
    {
        IEnumerable<ITypeSymbol> outer = type.ContainingType is { } container ? [container] : [];
        var members = type.Locations.Any(l => l.IsInSource) ? type.OriginalDefinition.GetMembers().OfType<IMethodSymbol>() : [];
        return type.TypeArguments.Concat(outer)
            .Concat(members.SelectMany(m => m.Parameters.Select(p => p.Type).Append(m.ReturnType)));
    }

    /// <summary>Returns the ids as a pragma has them.</summary>
    public static string Join(IEnumerable<string> ids) =>
        string.Join(", ", ids.Where(id => id.Length > 0).Distinct().OrderBy(id => id, StringComparer.Ordinal));

    /// <summary>Returns the emitted text with the errors turned off, after its first line, which says that it is emitted.</summary>
    public static string Allow(string text, string ids)
    {
        var start = text.IndexOf('\n') + 1;
        return ids.Length == 0
            ? text
            : text.Insert(start, $"#pragma warning disable {ids} // What is experimental is served all the same.\n");
    }
}
