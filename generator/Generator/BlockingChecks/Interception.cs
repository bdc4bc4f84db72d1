using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.BlockingChecks;

/// <summary>
/// Determines which calls can be intercepted, so that nothing but the check is added: an interceptor must be able to name the method and
/// its types, and to call exactly that method on exactly that object.
/// </summary>
internal static class Interception
{
    /// <summary>
    /// Attributes that the code around a call must acknowledge, in a pragma or an attribute of its own, and attributes that make a call
    /// depend on its place.
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
    /// Determines whether a call can be intercepted: not the call of a base class's virtual method, which would come back to the
    /// override; not a call on an object that may be a struct and would be copied; and not a call in an expression tree, which others
    /// recognise by its method.
    /// </summary>
    public static bool Allows(IInvocationOperation call) => !ExpressionTrees.Contain(call) && call.Instance switch
    {
        IInstanceReferenceOperation { Syntax: BaseExpressionSyntax } =>
            call.TargetMethod is { IsVirtual: false, IsOverride: false, IsAbstract: false },
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

    /// <summary>Determines whether the types of an assembly can be named without an extern alias.</summary>
    private static bool IsGlobal(IAssemblySymbol assembly, Compilation compilation) =>
        compilation.GetMetadataReference(assembly)?.Properties.Aliases is not { IsEmpty: false } aliases || aliases.Contains("global");

    private static bool HasPointer(ITypeSymbol type)
    {
        var pending = new Stack<ITypeSymbol>([type]);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
                return true;
            foreach (var part in PartsOf(next))
                pending.Push(part);
        }

        return false;
    }

    private static IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol named => named.TypeArguments,
        _ => [],
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

    private static bool HasSuch(ISymbol symbol) =>
        symbol.GetAttributes().Any(a => BoundToPlace.Contains(a.AttributeClass?.Name ?? "") || IsError(a));

    /// <summary>Determines whether the attribute makes every use an error, except in code that is obsolete itself.</summary>
    private static bool IsError(AttributeData attribute) =>
        attribute is { AttributeClass.Name: "ObsoleteAttribute", ConstructorArguments: [_, { Value: true }] };
}
