using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Delegates;

/// <summary>
/// Finds the code that the call of a delegate, or the value of a Lazy, runs, if it is kept in a readonly field, a property without a setter
/// or a variable that is set once.
/// </summary>
internal sealed class StoredDelegates(MemberValues values)
{
    public ImmutableArray<IMethodSymbol> Targets(IOperation? instance, BodyDependencies dependencies, CancellationToken cancellation)
    {
        ISymbol? kept = instance switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            IPropertyReferenceOperation { Property: { SetMethod: null or { IsInitOnly: true } } property } => property,
            _ => null,
        };
        if (kept is null)
            return LazyIn(instance) is { } lazy ? [.. MethodsOf(lazy)] : [];
        return [.. values.Of(kept.OriginalDefinition, dependencies, cancellation).SelectMany(MethodsOf)];
    }

    /// <summary>Indicates whether the property runs what its object was given: that of a Lazy, for the first time.</summary>
    public static bool AreRunBy(IPropertySymbol property) => property.Name == "Value" && IsLazy(property.ContainingType);

    private static bool IsLazy(ITypeSymbol? type) =>
        type is { Name: "Lazy" or "ThreadLocal", ContainingNamespace: { Name: "System" or "Threading" } };

    /// <summary>A Lazy that is made here. What becomes of any other delegate is followed from where it is made.</summary>
    private static IOperation? LazyIn(IOperation? instance)
    {
        var value = instance;
        while (value is ILocalReferenceOperation or IConversionOperation or IParenthesizedOperation)
        {
            value = value switch
            {
                ILocalReferenceOperation local => SingleAssignments.Of(local),
                IConversionOperation conversion => conversion.Operand,
                _ => ((IParenthesizedOperation)value).Operand,
            };
        }

        return value is IObjectCreationOperation && IsLazy(value.Type) ? value : null;
    }

    /// <summary>The functions that a value may be, in the order in which they are written.</summary>
    private static IEnumerable<IMethodSymbol> MethodsOf(IOperation value)
    {
        var pending = new Stack<IOperation>([value]);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case IDelegateCreationOperation creation:
                    pending.Push(creation.Target);
                    break;
                case IConversionOperation conversion:
                    pending.Push(conversion.Operand);
                    break;
                case IObjectCreationOperation { Arguments: [{ Parameter.Type.TypeKind: TypeKind.Delegate, Value: var factory }, ..] } lazy
                    when IsLazy(lazy.Type):
                    pending.Push(factory);
                    break;
                case IObjectCreationOperation lazy when IsLazy(lazy.Type):
                    if (ConstructorBehind(lazy) is { } constructor)
                        yield return constructor;
                    break;
                case IAddressOfOperation address:
                    pending.Push(address.Reference);
                    break;
                case IParenthesizedOperation parenthesized:
                    pending.Push(parenthesized.Operand);
                    break;
                case IConditionalOperation { WhenFalse: { } other } either:
                    pending.Push(other);
                    pending.Push(either.WhenTrue);
                    break;
                case IAnonymousFunctionOperation lambda:
                    yield return lambda.Symbol;
                    break;
                case IMethodReferenceOperation reference:
                    yield return reference.Method.OriginalDefinition;
                    break;
            }
        }
    }

    /// <summary>A Lazy without a function makes its value by the constructor without parameters.</summary>
    private static IMethodSymbol? ConstructorBehind(IObjectCreationOperation lazy) =>
        lazy is { Type: INamedTypeSymbol { Name: "Lazy", TypeArguments: [INamedTypeSymbol made] }, Constructor.Parameters: var parameters }
        && parameters.All(p => p.Type.SpecialType == SpecialType.System_Boolean || p.Type.Name == "LazyThreadSafetyMode")
            ? made.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty)?.OriginalDefinition
            : null;
}
