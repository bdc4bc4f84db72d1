using System.Collections.Immutable;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>Chooses the name of methods that become asynchronous: with the suffix Async, unless it is taken or the old one stays.</summary>
internal static class AsyncName
{
    private const string Suffix = "Async";

    public static async Task<string> ForAsync(
        IReadOnlyList<IMethodSymbol> members, ImmutableArray<ReferenceLocation> references, CancellationToken cancellation)
    {
        var name = members[0].Name;
        var simple = name.Substring(name.LastIndexOf('.') + 1);
        if (simple.EndsWith(Suffix, StringComparison.Ordinal) || members.Any(m => IsNamedByOthers(m, references)))
            return simple;
        foreach (var member in members)
        {
            if (Clashes(member, simple + Suffix) || await ClashesInBodyAsync(member, simple + Suffix, cancellation).ConfigureAwait(false))
                return simple;
        }

        return simple + Suffix;
    }

    /// <summary>Indicates whether a framework finds the method by its attribute and shows its name: in routes, in lists of tests.</summary>
    private static bool IsNamedByOthers(IMethodSymbol method, ImmutableArray<ReferenceLocation> references)
    {
        var attributes = method.GetAttributes();
        return attributes.Any(RouteAttributes.IsCall) || (references.IsEmpty && !attributes.IsEmpty);
    }

    private static bool Clashes(IMethodSymbol method, string name)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers(name).IsEmpty)
                return true;
        }

        return method.ContainingType.AllInterfaces.Any(i => !i.GetMembers(name).IsEmpty);
    }

    /// <summary>Indicates whether a variable around a local function has the name.</summary>
    private static async Task<bool> ClashesInBodyAsync(IMethodSymbol method, string name, CancellationToken cancellation)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
            return false;
        foreach (var reference in method.ContainingSymbol.DeclaringSyntaxReferences)
        {
            var syntax = await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false);
            if (syntax.DescendantTokens().Any(t => t.ValueText == name))
                return true;
        }

        return false;
    }
}
