using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>The constraints that an assembly declares itself, with <c>[assembly: RouteConstraint("even", typeof(Even))]</c>.</summary>
internal static class OwnConstraints
{
    public const string Method = "Matches";

    private const string Attribute = "Adapters.RouteConstraintAttribute";

    /// <summary>Returns the type that an assembly declares for a name, or null.</summary>
    public static INamedTypeSymbol? Find(IAssemblySymbol assembly, string name) => Of(assembly)
        .Where(a => a.ConstructorArguments is [{ Value: string declared }, _] && declared == name)
        .Select(a => a.ConstructorArguments[1].Value as INamedTypeSymbol)
        .FirstOrDefault(t => t is not null);

    /// <summary>Returns the declared names.</summary>
    public static IEnumerable<string> Names(IAssemblySymbol assembly) =>
        Of(assembly).Select(a => a.ConstructorArguments.FirstOrDefault().Value as string).OfType<string>();

    /// <summary>Finds the method of a constraint that judges values of a type.</summary>
    public static IMethodSymbol? MethodFor(INamedTypeSymbol constraint, ITypeSymbol type) => constraint.GetMembers(Method)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(m => MethodCalls.CanBe(m) && Reachability.IsReachable(m)
            && m.ReturnType.SpecialType == SpecialType.System_Boolean
            && m.Parameters is [{ RefKind: RefKind.None } only] && SymbolEqualityComparer.Default.Equals(only.Type, type));

    private static IEnumerable<AttributeData> Of(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, Attribute));
}
