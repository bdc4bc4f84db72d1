using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Results;

/// <summary>Reads the result of a handler method.</summary>
internal static class ResultParser
{
    public static ResultModel? Parse(IMethodSymbol method, bool isSync, string verb)
    {
        var (awaiting, type) = Unwrap(method.ReturnType);
        var isPooled = method.GetAttributes().Any(IsPooling);
        var hasResult = type is not null && !method.ReturnsVoid;
        if (verb == Verbs.WebSocket && (hasResult || awaiting == Awaiting.None))
            return null;
        if (!hasResult)
            return new ResultModel(awaiting, ResultKind.None, "void", IsPooled: isPooled);
        var kind = FindKind(NullableTypes.Unwrap(type!, out _), isSync, awaiting);
        return kind is null ? null : Make(awaiting, kind.Value, type!) with { IsPooled = isPooled };
    }

    /// <summary>Determines whether a method belongs to the ASGI entry point: its result is awaited, or streamed asynchronously.</summary>
    public static bool IsAsync(IMethodSymbol method) =>
        Unwrap(method.ReturnType).Awaiting != Awaiting.None
            || TypeNames.Is(method.ReturnType, "System.Collections.Generic.IAsyncEnumerable");

    /// <summary>Determines whether a method returns the blocks of a body, as a WSGI application does.</summary>
    public static bool IsBlocks(IMethodSymbol method) =>
        TypeNames.Is(method.ReturnType, "System.Collections.Generic.IEnumerable")
        && method.ReturnType is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol block] }
        && TypeNames.Is(block, "System.ReadOnlyMemory") && IsByte(block);

    private static bool IsPooling(AttributeData attribute) =>
        TypeNames.Is(attribute.AttributeClass, "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute")
        && attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { Name: "PoolingAsyncValueTaskMethodBuilder" };

    private static ResultModel Make(Awaiting awaiting, ResultKind kind, ITypeSymbol type)
    {
        var name = type.ToDisplayString(TypeNames.FullNullable);
        var json = kind == ResultKind.Json
            ? new JsonType(NullableTypes.Unwrap(type, out _).ToDisplayString(TypeNames.Full), name.TrimEnd('?'))
            : null;
        return new ResultModel(awaiting, kind, name, json);
    }

    private static (Awaiting Awaiting, ITypeSymbol? Type) Unwrap(ITypeSymbol type)
    {
        var awaiting = TypeNames.NameOf(type) switch
        {
            "System.Threading.Tasks.Task" => Awaiting.Task,
            "System.Threading.Tasks.ValueTask" => Awaiting.ValueTask,
            _ => Awaiting.None,
        };
        if (awaiting == Awaiting.None)
            return (awaiting, type);
        return (awaiting, ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault());
    }

    private static ResultKind? FindKind(ITypeSymbol type, bool isSync, Awaiting awaiting)
    {
        if (type.SpecialType == SpecialType.System_String)
            return ResultKind.Text;
        if (IsBytes(type))
            return ResultKind.ByteArray;
        switch (TypeNames.NameOf(type))
        {
            case "System.ReadOnlyMemory" when IsByte(type):
                return ResultKind.Memory;
            case "Adapters.Response":
                return ResultKind.Response;
            case "System.Collections.Generic.IAsyncEnumerable":
                return awaiting == Awaiting.None && IsOfPieces(type) ? ResultKind.Stream : null;
            case "System.Collections.Generic.IEnumerable" when IsOfPieces(type):
                return isSync ? ResultKind.Stream : null;
        }

        return type.TypeKind != TypeKind.Enum && JsonTypes.CanWrite(type) ? ResultKind.Json : null;
    }

    /// <summary>Determines whether the type has the one type argument that it needs, of a kind that can be sent piece by piece.</summary>
    private static bool IsOfPieces(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var piece] } && IsPiece(piece);

    private static bool IsPiece(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || IsBytes(type) || (TypeNames.Is(type, "System.ReadOnlyMemory") && IsByte(type));

    private static bool IsBytes(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };

    private static bool IsByte(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] };
}
