using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>Finds routes and lifespan steps that no handler class has: nobody would call them.</summary>
internal static class UncalledMethodParser
{
    public static void Parse(IMethodSymbol method, ProblemList problems)
    {
        foreach (var attribute in method.GetAttributes().Where(RouteAttributes.IsCall))
        {
            if (Reason(method) is { } reason)
                problems.Add(ProblemKind.UncalledMethod, Spans.Of(attribute), method.AssociatedSymbol?.Name ?? method.Name, reason);
        }
    }

    private static string? Reason(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.LocalFunction or MethodKind.AnonymousFunction => "it is inside another method",
        not MethodKind.Ordinary => "it is an accessor, an operator or the implementation of an interface, and not a method of its own",
        _ when TypeNames.HasAttribute(method.ContainingType, TypeNames.HandlerAttribute) => null,
        _ => $"'{method.ContainingType.Name}' has no [Handler], and routes are not inherited",
    };
}
