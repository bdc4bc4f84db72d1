using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>Finds routes, startup and shutdown methods that are outside of handler classes: nothing would call them.</summary>
internal static class UncalledMethodParser
{
    public static void Parse(IMethodSymbol method, ProblemList problems, CancellationToken cancellation)
    {
        foreach (var attribute in method.GetAttributes().Where(RouteAttributes.IsCall))
        {
            if (Reason(method) is { } reason)
                problems.Add(
                    ProblemKind.UncalledMethod, Spans.Of(attribute, cancellation), method.AssociatedSymbol?.Name ?? method.Name, reason);
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
