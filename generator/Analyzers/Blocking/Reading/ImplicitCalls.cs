using Microsoft.CodeAnalysis;
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

    public static IMethodSymbol? ToStringOf(INamedTypeSymbol type) =>
        type.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(m => m.IsOverride);

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
