using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>
/// A name for what is locked, so that two places that take the same lock can be found: the documentation id of a field, a property or a
/// type. It says nothing of the object: two objects of a type have one name for their locks.
/// </summary>
internal static class LockName
{
    private const string Instance = "this ";

    /// <summary>Null for what has no name, such as a parameter.</summary>
    public static string? Of(IOperation locked)
    {
        var value = locked;
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                case ILocalReferenceOperation local when SingleAssignments.Of(local) is { } only:
                    value = only;
                    break;
                default:
                    return OfMember(value);
            }
        }
    }

    public static bool IsInstance(string name) => name.StartsWith(Instance, StringComparison.Ordinal);

    /// <summary>The field, the property or the type that has the name.</summary>
    public static ISymbol? SymbolOf(string name, Compilation compilation) => DocumentationCommentId.GetFirstSymbolForDeclarationId(
        IsInstance(name) ? name.Substring(Instance.Length) : name, compilation);

    private static string? OfMember(IOperation value) => value switch
    {
        IFieldReferenceOperation { Field.OriginalDefinition: var field } => IdOf(field),
        IPropertyReferenceOperation { Property: { IsIndexer: false, OriginalDefinition: var property } } => IdOf(property),
        IInstanceReferenceOperation { Type.OriginalDefinition: { } type } => IdOf(type) is { } id ? Instance + id : null,
        ITypeOfOperation { TypeOperand.OriginalDefinition: var type } => IdOf(type),
        _ => null,
    };

    private static string? IdOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.IsEmpty ? null : symbol.GetDocumentationCommentId();
}
