using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Flags;

/// <summary>
/// Fields and properties of the user's own that say which way their user takes, as <c>context.IsSynchronous</c> does: of the object
/// itself, or of a parameter.
/// </summary>
internal static class FlagMembers
{
    /// <summary>The value that the member has on the asynchronous way; null for any other operation.</summary>
    public static bool? AsyncValue(IOperation value) => value switch
    {
        IFieldReferenceOperation { Field.Type.SpecialType: SpecialType.System_Boolean } field => Of(field),
        IPropertyReferenceOperation { Property.Type.SpecialType: SpecialType.System_Boolean } property => Of(property),
        _ => null,
    };

    private static bool? Of(IMemberReferenceOperation reference) =>
        reference is { Instance: IInstanceReferenceOperation or IParameterReferenceOperation, Member: var member }
        && FlagNames.SayNothingElse(member.Name) && !member.DeclaringSyntaxReferences.IsEmpty
            ? FlagNames.AsyncValue(member.Name)
            : null;
}
