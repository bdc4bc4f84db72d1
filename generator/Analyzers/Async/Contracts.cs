using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Async;

/// <summary>Determines which methods cannot change their signature.</summary>
internal static class Contracts
{
    /// <summary>Determines whether a base class or an interface gives the method its signature.</summary>
    public static bool Bind(IMethodSymbol method)
    {
        if (method.IsOverride || !method.ExplicitInterfaceImplementations.IsEmpty)
            return true;
        foreach (var contract in method.ContainingType.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                    return true;
            }
        }

        return false;
    }
}
