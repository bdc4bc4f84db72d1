using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Json;

/// <summary>The types that JSON can hold. None of the others is ever proposed for a JsonSerializerContext.</summary>
internal static class JsonTypes
{
    private static readonly HashSet<string> Never =
    [
        "System.Type", "System.Threading.CancellationToken", "System.IntPtr", "System.UIntPtr", "System.Delegate",
        "System.IServiceProvider", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask",
        "System.IO.Stream", "System.IO.TextReader",
        "System.IO.TextWriter", "System.IO.Pipelines.PipeReader", "System.IO.Pipelines.PipeWriter", "System.IO.FileSystemInfo",
    ];

    /// <summary>Determines whether a value of the type can be written.</summary>
    public static bool CanWrite(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => CanWrite(array.ElementType),
        INamedTypeSymbol { IsRefLikeType: true } or { SpecialType: SpecialType.System_Object } => false,
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Interface } named =>
            !IsNever(named) && named.TypeArguments.All(CanWrite),
        _ => false,
    };

    /// <summary>Determines whether a value of the type can be read: of an interface, only a collection is known how to make.</summary>
    public static bool CanRead(ITypeSymbol type) => CanWrite(type)
        && (type.TypeKind != TypeKind.Interface || type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic");

    /// <summary>Determines whether no serializer can hold a value of the type, as a member of another type.</summary>
    public static bool IsImpossible(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol or { TypeKind: TypeKind.Delegate } or { IsRefLikeType: true } => true,
        IArrayTypeSymbol array => array.Rank > 1 || IsImpossible(array.ElementType),
        INamedTypeSymbol named => IsNever(named) || named.TypeArguments.Any(IsImpossible),
        _ => false,
    };

    private static bool IsNever(INamedTypeSymbol type)
    {
        if (type.ContainingNamespace?.ToDisplayString() == "Adapters" || TypeNames.Is(type, "System.Collections.Generic.IAsyncEnumerable"))
            return true;
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (Never.Contains(TypeNames.NameOf(t)))
                return true;
        }

        return false;
    }
}
