using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>
/// Finds the asynchronous method beside a synchronous one. If it fits some of the overloads, by its parameters, it counts for those;
/// otherwise for all of them.
/// </summary>
internal sealed class PlatformSiblings(IEnumerable<INamedTypeSymbol> types)
{
    private readonly ILookup<string, IMethodSymbol> _extensions = types.Where(t => t.IsStatic)
        .SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>()
        .Where(m => m.IsExtensionMethod && m.Name.EndsWith("Async", StringComparison.Ordinal))
        .ToLookup(m => m.Name, StringComparer.Ordinal);

    public bool HasOne(ISymbol member)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: var type } method)
            return false;
        var siblings = Beside(method).ToList();
        return siblings.Exists(s => Fits(method, s))
            || (siblings.Count > 0
                && !type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(o => siblings.Exists(s => Fits(o, s))));
    }

    private IEnumerable<IMethodSymbol> Beside(IMethodSymbol method)
    {
        var (type, name) = (method.ContainingType, method.Name + "Async");
        var declared = BasesOf(type).Concat(type.AllInterfaces).SelectMany(t => t.GetMembers(name)).OfType<IMethodSymbol>()
            .Where(m => m.DeclaredAccessibility == Accessibility.Public);
        return method.IsStatic ? declared : declared.Concat(_extensions[name].Where(e => Extends(e, type)));
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t;
    }

    private static bool Extends(IMethodSymbol extension, INamedTypeSymbol type) => BasesOf(type).Concat(type.AllInterfaces)
        .Any(t => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, extension.Parameters[0].Type.OriginalDefinition));

    /// <summary>Indicates whether the sibling takes what the method takes, and besides only a token and what may be left out.</summary>
    private static bool Fits(IMethodSymbol method, IMethodSymbol sibling)
    {
        var taken = sibling.Parameters.Skip(sibling.IsExtensionMethod && !method.IsExtensionMethod ? 1 : 0)
            .Where(p => p.Type.Name != "CancellationToken").ToList();
        var given = method.Parameters.Where(p => p.Type.Name != "CancellationToken").ToList();
        return given.Count <= taken.Count
            && given.Zip(taken).All(p => Written(p.First) == Written(p.Second))
            && taken.Skip(given.Count).All(p => p.IsOptional);
    }

    /// <summary>A span becomes memory.</summary>
    private static string Written(IParameterSymbol parameter) => parameter.Type
        .ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)
        .Replace("Span<", "Memory<", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal);
}
