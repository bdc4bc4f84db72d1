using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Dispatch;

/// <summary>
/// Resolves what a call runs. A virtual call is sure where the receiver's type is known exactly, or where the compilation has one
/// implementation; with several it may run any.
/// </summary>
internal sealed class DispatchResolver(Compilation compilation)
{
    private readonly Implementations _implementations = new(compilation);

    public (ImmutableArray<IMethodSymbol> Methods, Confidence Confidence) Resolve(IMethodSymbol method, IOperation? instance)
    {
        if (!IsVirtual(method) || IsBase(instance))
            return ([method], Confidence.Definite);
        var receiver = ReceiverOf(method, instance);
        if (receiver is null)
            return ([], Confidence.Definite);
        if (ExactType(instance, receiver) is { } exact)
            return (ImplementationIn(exact, method) is { } found ? [found] : [], Confidence.Definite);
        if (!IsSource(receiver) && !IsSource(method.ContainingType))
            return ([], Confidence.Definite);
        var methods = _implementations.Of(IsSource(receiver) ? receiver : method.ContainingType)
            .Select(t => ImplementationIn(t, method))
            .Where(m => m is not null)
            .Distinct(SymbolEqualityComparer.Default)
            .Cast<IMethodSymbol>()
            .ToImmutableArray();
        return (methods, methods.Length > 1 ? Confidence.Possible : Confidence.Definite);
    }

    public bool IsSource(ISymbol symbol) => compilation.Declares(symbol);

    private static bool IsVirtual(IMethodSymbol method) =>
        (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed)) && !method.ContainingType.IsSealed;

    private static bool IsBase(IOperation? instance) => instance is IInstanceReferenceOperation && instance.Syntax is BaseExpressionSyntax;

    private static INamedTypeSymbol? ReceiverOf(IMethodSymbol method, IOperation? instance) =>
        (instance?.Type ?? method.ContainingType) switch
        {
            INamedTypeSymbol named => named,
            ITypeParameterSymbol parameter =>
                parameter.ConstraintTypes.OfType<INamedTypeSymbol>().FirstOrDefault(t => HasMember(t, method)) ?? method.ContainingType,
            _ => null,
        };

    private static bool HasMember(INamedTypeSymbol type, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType.OriginalDefinition)
        || type.AllInterfaces
            .Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType.OriginalDefinition));

    private static INamedTypeSymbol? ExactType(IOperation? instance, INamedTypeSymbol receiver)
    {
        var (value, type) = (instance, receiver);
        while (!type.IsSealed && !type.IsValueType && value is not IObjectCreationOperation)
        {
            value = value switch
            {
                IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
                ILocalReferenceOperation local => SingleAssignments.Of(local),
                _ => null,
            };
            if (value?.Type is not INamedTypeSymbol inner)
                return null;
            type = inner;
        }

        return type;
    }

    private static IMethodSymbol? ImplementationIn(INamedTypeSymbol type, IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return InterfaceImplementation(type, method);
        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var member in t.GetMembers(method.Name))
            {
                if (member is IMethodSymbol candidate && Overrides(candidate, definition))
                    return candidate.OriginalDefinition;
            }
        }

        return null;
    }

    private static IMethodSymbol? InterfaceImplementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, method.ContainingType.OriginalDefinition))
                continue;
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method.OriginalDefinition)
                    && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found)
                    return found.OriginalDefinition;
            }
        }

        return null;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol definition)
    {
        for (var m = candidate; m is not null; m = m.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, definition))
                return true;
        }

        return false;
    }
}
