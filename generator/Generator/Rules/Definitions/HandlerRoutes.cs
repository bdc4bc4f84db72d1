using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>Finds handler classes that have no routes, or not those that one may think they inherit.</summary>
internal static class HandlerRoutes
{
    public static void Check(INamedTypeSymbol type, ProblemList problems)
    {
        var inherited = Ancestors(type).SelectMany(Methods).Where(m => HasRoute(m) && !IsReplaced(m, type)).ToList();
        foreach (var method in inherited.Where(m => !IsReported(m)))
        {
            problems.Add(
                ProblemKind.UncalledMethod, Spans.Of(type), $"{type.Name}.{method.Name}",
                $"its route is at '{method.ContainingType.Name}', and routes are not inherited: declare the method with a route of its "
                + "own");
        }

        if (inherited.Count == 0 && !Methods(type).Any(m => m.GetAttributes().Any(IsWork)))
            problems.Add(ProblemKind.HandlerWithoutRoutes, Spans.Of(type), type.Name, "give one a route, or remove the attribute");
    }

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is { SpecialType: not SpecialType.System_Object }; t = t.BaseType)
            yield return t;
        foreach (var contract in type.AllInterfaces)
            yield return contract;
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>();

    private static bool HasRoute(IMethodSymbol method) => method.GetAttributes().Any(a => RouteAttributes.VerbOf(a) is not null);

    /// <summary>Determines whether the class has a method of the same name and parameters, with a route.</summary>
    private static bool IsReplaced(IMethodSymbol method, INamedTypeSymbol type) => type.GetMembers(method.Name).OfType<IMethodSymbol>()
        .Any(m => HasRoute(m) && m.Parameters.Select(p => p.Type).SequenceEqual(
            method.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default));

    /// <summary>A route in a class without [Handler] is reported where it is, if that is in this assembly.</summary>
    private static bool IsReported(IMethodSymbol method) =>
        method.ContainingType.OriginalDefinition.Locations.Any(l => l.IsInSource)
        && !TypeNames.HasAttribute(method.ContainingType, TypeNames.HandlerAttribute);

    private static bool IsWork(AttributeData attribute) =>
        RouteAttributes.IsJob(attribute)
        || (RouteAttributes.IsCall(attribute) && !TypeNames.Is(attribute.AttributeClass, TypeNames.ExceptionHandlerAttribute));
}
