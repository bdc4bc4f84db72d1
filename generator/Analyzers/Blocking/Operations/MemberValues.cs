using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>The values that a readonly field or a property without a setter is given: in its declaration, and in constructors.</summary>
internal sealed class MemberValues(MethodBodies bodies, SemanticModels models)
{
    public IEnumerable<IOperation> Of(ISymbol member, BodyDependencies dependencies, CancellationToken cancellation)
    {
        if (!models.Declares(member))
            yield break;
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
}
