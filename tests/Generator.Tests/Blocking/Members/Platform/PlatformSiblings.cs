using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>
/// Finds the asynchronous method beside a synchronous one: of its type or a derived one, or an extension method, whichever of both is one.
/// If it fits some of the overloads, by its parameters, it counts for those; otherwise for all of them.
/// </summary>
internal sealed class PlatformSiblings(IEnumerable<INamedTypeSymbol> types)
{
    private readonly ILookup<string, IMethodSymbol> _asynchronous = types.SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>()
        .Where(m => m.DeclaredAccessibility == Accessibility.Public && m.Name.EndsWith("Async", StringComparison.Ordinal))
        .ToLookup(m => m.Name, StringComparer.Ordinal);

    public bool HasOne(ISymbol member)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: var type } method)
            return false;
        var siblings = Beside(method).ToList();
        return siblings.Exists(s => Fits(method, s))
            || (siblings.Exists(s => BasesOf(type).Concat(type.AllInterfaces).Any(t => Same(t, s.ContainingType)) || s.IsExtensionMethod)
                && !type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(o => siblings.Exists(s => Fits(o, s))));
    }

    private IEnumerable<IMethodSymbol> Beside(IMethodSymbol method)
    {
        var receiver = method.IsExtensionMethod ? method.Parameters[0].Type as INamedTypeSymbol : method.ContainingType;
        return _asynchronous[method.Name + "Async"].Where(s =>
            Same(s.ContainingType, method.ContainingType)
            || (receiver is not null && !s.IsExtensionMethod && (Is(receiver, s.ContainingType) || Is(s.ContainingType, receiver)))
            || (receiver is not null && s.IsExtensionMethod && !method.IsStatic && Is(receiver, s.Parameters[0].Type)));
    }

    /// <summary>Indicates whether a value of the type is one of the other.</summary>
    private static bool Is(INamedTypeSymbol type, ITypeSymbol other) =>
        BasesOf(type).Concat(type.AllInterfaces).Any(t => t.SpecialType != SpecialType.System_Object && Same(t, other));

    private static bool Same(ITypeSymbol a, ITypeSymbol b) =>
        SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t;
    }

    /// <summary>Indicates whether the sibling takes what the method takes, and besides only a token and what may be left out.</summary>
    private static bool Fits(IMethodSymbol method, IMethodSymbol sibling)
    {
        var taken = sibling.Parameters.Skip(sibling.IsExtensionMethod && !method.IsExtensionMethod ? 1 : 0)
            .Where(p => p.Type.Name != "CancellationToken").ToList();
        var given = method.Parameters.Skip(method.IsExtensionMethod && !sibling.IsExtensionMethod ? 1 : 0)
            .Where(p => p.Type.Name != "CancellationToken").ToList();
        return given.Count <= taken.Count
            && given.Zip(taken).All(p => Written(p.First) == Written(p.Second))
            && taken.Skip(given.Count).All(p => p.IsOptional);
    }

    /// <summary>A span becomes memory.</summary>
    private static string Written(IParameterSymbol parameter) => parameter.Type
        .ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)
        .Replace("Span<", "Memory<", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal);
}
