using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>A blocking collection that is seen to be made without a bound has always room.</summary>
internal static class UnboundedCollections
{
    public static bool IsAddition(CallSite call) =>
        call is { Method: { Name: "Add" or "TryAdd", ContainingType.Name: "BlockingCollection" }, Instance: { } collection }
            && IsUnbounded(collection);

    private static bool IsUnbounded(IOperation collection) => collection switch
    {
        ILocalReferenceOperation local => SingleAssignments.Of(local) is { } value && IsMadeUnbounded(value),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } =>
            ValuesOf(field).ToList() is { Count: > 0 } values && values.TrueForAll(IsMadeUnbounded),
        _ => false,
    };

    private static bool IsMadeUnbounded(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value switch
        {
            ICollectionExpressionOperation => true,
            IObjectCreationOperation creation => creation.Arguments.All(a => a.Parameter?.Name != "boundedCapacity"),
            _ => false,
        };
    }

    /// <summary>The values that a field is given: in its declaration, and in constructors.</summary>
    private static IEnumerable<ExpressionSyntax> ValuesOf(IFieldSymbol field)
    {
        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value })
                yield return value;
        }

        foreach (var constructor in field.ContainingType.Constructors.SelectMany(c => c.DeclaringSyntaxReferences))
        {
            foreach (var assignment in constructor.GetSyntax().DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                if (NameOf(assignment.Left) == field.Name)
                    yield return assignment.Right;
            }
        }
    }

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Indicates whether the arguments say that there is no bound: none, or a new collection alone.</summary>
    private static bool IsMadeUnbounded(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax => true,
        BaseObjectCreationExpressionSyntax { ArgumentList: var arguments } =>
            arguments is null or { Arguments: [] or [{ Expression: BaseObjectCreationExpressionSyntax }] },
        // A test may give another one.
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: var right } => IsMadeUnbounded(right),
        _ => false,
    };
}
