using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Delegates;

/// <summary>
/// Finds the code that the call of a delegate, or the value of a Lazy, runs, if it is kept in a readonly field or a property without a
/// setter.
/// </summary>
internal sealed class StoredDelegates(MethodBodies bodies, SemanticModels models)
{
    public ImmutableArray<IMethodSymbol> Targets(IOperation? instance, BodyDependencies dependencies, CancellationToken cancellation)
    {
        ISymbol? kept = instance switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            IPropertyReferenceOperation { Property: { SetMethod: null or { IsInitOnly: true } } property } => property,
            _ => null,
        };
        return kept is null || !models.Declares(kept)
            ? []
            : [.. Values(kept.OriginalDefinition, dependencies, cancellation).SelectMany(MethodsOf)];
    }

    private IEnumerable<IOperation> Values(ISymbol member, BodyDependencies dependencies, CancellationToken cancellation)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            };
            if (initializer is not null && models.Of(initializer.SyntaxTree).GetOperation(initializer, cancellation) is { } value)
                yield return value;
        }

        var constructors = member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors;
        var operations = constructors.SelectMany(c => dependencies.OperationsOf(c, bodies, cancellation));
        foreach (var operation in operations.SelectMany(o => o.DescendantsAndSelf()))
        {
            dependencies.Budget.Visit();
            if (operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment
                && SymbolEqualityComparer.Default.Equals(target.Member.OriginalDefinition, member))
                yield return assignment.Value;
        }
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
                case IObjectCreationOperation { Type.Name: "Lazy", Arguments: [{ Value: var factory }, ..] }:
                    pending.Push(factory);
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
}
