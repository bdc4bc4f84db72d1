using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
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
            field.DeclaringSyntaxReferences.Any(r => IsMadeUnbounded(r.GetSyntax())),
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

    /// <summary>
    /// Of a field the initialiser alone is looked at: what it is given has a bound or has none by its number of arguments.
    /// </summary>
    private static bool IsMadeUnbounded(SyntaxNode field) =>
        field is VariableDeclaratorSyntax { Initializer.Value: var value } && value switch
        {
            CollectionExpressionSyntax => true,
            BaseObjectCreationExpressionSyntax { ArgumentList: var arguments } => arguments is null or { Arguments.Count: 0 },
            _ => false,
        };
}
