using Adapters.Generator.Rules.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Parsing;

/// <summary>
/// Which calls another method can stand in for, so that nothing but the check is added: it must be able to name the method and its types, and
/// to call exactly that method on exactly that object.
/// </summary>
internal static class Interception
{
    /// <summary>
    /// What a place of call must have said for itself, in a pragma or an attribute of its own; and what makes a call depend on where it stands.
    /// </summary>
    private static readonly HashSet<string> BoundToPlace = new(StringComparer.Ordinal)
    {
        "ConditionalAttribute", "ExperimentalAttribute", "RequiresUnreferencedCodeAttribute", "RequiresDynamicCodeAttribute",
        "RequiresAssemblyFilesAttribute", "RequiresPreviewFeaturesAttribute", "DynamicallyAccessedMembersAttribute", "UnscopedRefAttribute",
    };

    public static bool Allows(IMethodSymbol method, Compilation compilation) =>
        !method.ReturnsByRef && !method.ReturnsByRefReadonly && !method.IsVararg
        && !(method.IsStatic && (method.IsAbstract || method.IsVirtual))
        && !method.ContainingType.IsRefLikeType
        && CanBeNamed(method, compilation)
        && !HasPointer(method.ReturnType) && !method.Parameters.Any(p => HasPointer(p.Type) || p.Type.TypeKind == TypeKind.Dynamic)
        && !IsBoundToPlace(method);

    /// <summary>
    /// Whether the call itself does: not one of a base class's virtual method, which would come back to the override; not one on an object that
    /// may be a struct and would be copied; and not one in an expression tree, which somebody knows by its method.
    /// </summary>
    public static bool Allows(IInvocationOperation call) => !ExpressionTrees.Contain(call) && call.Instance switch
    {
        IInstanceReferenceOperation { Syntax: BaseExpressionSyntax } => call.TargetMethod is { IsVirtual: false, IsOverride: false, IsAbstract: false },
        { Type: ITypeParameterSymbol { IsReferenceType: false } } => false,
        _ => true,
    };

    private static bool CanBeNamed(IMethodSymbol method, Compilation compilation)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType || type.IsFileLocal || type.TypeKind == TypeKind.Extension)
                return false;
        }

        return compilation.IsSymbolAccessibleWithin(method, compilation.Assembly) && IsGlobal(method.ContainingAssembly, compilation);
    }

    /// <summary>Whether the types of an assembly have no extern alias before them.</summary>
    private static bool IsGlobal(IAssemblySymbol assembly, Compilation compilation) =>
        compilation.GetMetadataReference(assembly)?.Properties.Aliases is not { IsEmpty: false } aliases || aliases.Contains("global");

    private static bool HasPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => HasPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasPointer),
        _ => false,
    };

    private static bool IsBoundToPlace(IMethodSymbol method)
    {
        for (var m = method; m is not null; m = m.OverriddenMethod)
        {
            if (new[] { m, (ISymbol)m.ContainingType }.Concat(m.Parameters).Concat(m.TypeParameters).Any(HasSuch))
                return true;
        }

        return false;
    }

    private static bool HasSuch(ISymbol symbol) => symbol.GetAttributes().Any(a => BoundToPlace.Contains(a.AttributeClass?.Name ?? "") || IsError(a));

    /// <summary>Whether the attribute makes every use an error, but in what is obsolete itself.</summary>
    private static bool IsError(AttributeData attribute) =>
        attribute is { AttributeClass.Name: "ObsoleteAttribute", ConstructorArguments: [_, { Value: true }] };
}
