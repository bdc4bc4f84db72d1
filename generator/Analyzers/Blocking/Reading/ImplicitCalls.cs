using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>The methods that operations run which are not written as calls.</summary>
internal static class ImplicitCalls
{
    /// <summary>The operators that the compiler gives a record call its Equals, which may be written.</summary>
    public static IMethodSymbol? Behind(IMethodSymbol? called) =>
        called is { IsImplicitlyDeclared: true, ContainingType: { IsRecord: true } record }
        ? record.GetMembers("Equals").OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.Parameters is [{ Type: var type }] && SymbolEqualityComparer.Default.Equals(type, record))
        : called;

    /// <summary>A constructor that names no other runs that of its base class.</summary>
    public static IMethodSymbol? BaseConstructor(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, ContainingType: { TypeKind: TypeKind.Class, BaseType: { } inherited } }
        && method.DeclaringSyntaxReferences.All(r => r.GetSyntax() is not ConstructorDeclarationSyntax { Initializer: not null })
            ? inherited.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty)?.OriginalDefinition
            : null;

    public static IMethodSymbol? ToStringOf(INamedTypeSymbol type) => OverrideIn(type, "ToString");

    /// <summary>The closest override of a member of every object that a class of the type has.</summary>
    public static IMethodSymbol? OverrideIn(INamedTypeSymbol type, string name)
    {
        for (var t = type; t is { SpecialType: SpecialType.None }; t = t.BaseType)
        {
            if (t.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => m.IsOverride) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Indicates whether the text is made by whoever gets the parts, if at all.</summary>
    public static bool IsForLater(IInterpolationOperation interpolation)
    {
        var text = interpolation.Parent;
        while (text?.Parent is IInterpolatedStringAdditionOperation or IParenthesizedOperation)
            text = text.Parent;
        return text is { Type.SpecialType: not SpecialType.System_String }
            || text?.Parent is IConversionOperation { Type.Name: "FormattableString" or "IFormattable" };
    }

    /// <summary>The value that a handler of the platform appends as text; others may leave it out.</summary>
    public static IOperation? TextOf(IInterpolatedStringAppendOperation append) =>
        append.AppendCall is IInvocationOperation
        {
            TargetMethod: { Name: "AppendFormatted", ContainingType: var handler },
            Arguments: [{ Value: var value }, ..],
        }
        && handler.Name is "DefaultInterpolatedStringHandler" or "AppendInterpolatedStringHandler" or "TryWriteInterpolatedStringHandler"
            ? value
            : null;

    /// <summary>The members of an awaiter, before anything is waited for: what they do is done at once.</summary>
    public static IEnumerable<IMethodSymbol> ByAwait(AwaitExpressionInfo info) =>
        new[] { info.GetAwaiterMethod, info.IsCompletedProperty?.GetMethod }.OfType<IMethodSymbol>();

    /// <summary>The length decides first; only a pattern for an element asks for one.</summary>
    public static IEnumerable<IMethodSymbol> ByList(IListPatternOperation pattern) =>
        new[] { pattern.LengthSymbol, AsksForElements(pattern) ? pattern.IndexerSymbol : null }
            .Select(s => s is IPropertySymbol property ? property.GetMethod : s as IMethodSymbol).OfType<IMethodSymbol>();

    private static bool AsksForElements(IListPatternOperation pattern) =>
        pattern.Patterns.Any(p => p is not (ISlicePatternOperation or IDiscardPatternOperation));

    /// <summary>The method that a function pointer in a variable leads to, if it is set once.</summary>
    public static IMethodSymbol? BehindPointer(IOperation target)
    {
        var value = target;
        while (Behind(value) is { } inner)
            value = inner;
        return value is IAddressOfOperation { Reference: IMethodReferenceOperation { Method: var method } } ? method : null;
    }

    private static IOperation? Behind(IOperation value) => value switch
    {
        IConversionOperation conversion => conversion.Operand,
        ILocalReferenceOperation local => SingleAssignments.Of(local),
        _ => null,
    };

    /// <summary>Which accessors the use of a property runs.</summary>
    public static (bool Reads, bool Writes) Access(IOperation reference) => reference.Parent switch
    {
        ICompoundAssignmentOperation compound when compound.Target == reference => (true, true),
        ICoalesceAssignmentOperation coalesce when coalesce.Target == reference => (true, true),
        IIncrementOrDecrementOperation => (true, true),
        IAssignmentOperation assignment when assignment.Target == reference => (false, true),
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple when deconstruction.Target == tuple =>
            (false, true),
        _ => (true, false),
    };
}
