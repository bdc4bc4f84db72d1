using Adapters.Generator.Binding.Conversions;
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
        return Read(type!, isSync, awaiting) is { } result ? result with { IsPooled = isPooled } : null;
    }

    /// <summary>Returns the advice for a type that cannot be sent.</summary>
    public static string Advice(ITypeSymbol type) => Unwrap(type).Type is { } result && IsTuple(NullableTypes.Unwrap(result, out _))
        ? "JSON has no names for the items of a tuple, so return a record"
        : "return a string, bytes, a Response, a type for JSON, a stream of text or bytes, or nothing";

    /// <summary>Determines whether a method belongs to the ASGI entry point: its result is awaited, or streamed asynchronously.</summary>
    public static bool IsAsync(IMethodSymbol method) =>
        Unwrap(method.ReturnType).Awaiting != Awaiting.None
            || TypeNames.NameOf(method.ReturnType) is "System.Collections.Generic.IAsyncEnumerable" or "Adapters.ServerSentEvents";

    /// <summary>Determines whether a method returns the blocks of a body, as a WSGI application does.</summary>
    public static bool IsBlocks(IMethodSymbol method) =>
        TypeNames.Is(method.ReturnType, "System.Collections.Generic.IEnumerable")
        && method.ReturnType is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol block] }
        && TypeNames.Is(block, "System.ReadOnlyMemory") && IsByte(block);

    private static bool IsPooling(AttributeData attribute) =>
        TypeNames.Is(attribute.AttributeClass, "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute")
        && attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { Name: "PoolingAsyncValueTaskMethodBuilder" };

    /// <summary>Reads the type of a result, or one of the types that it may be.</summary>
    private static ResultModel? Read(ITypeSymbol type, bool isSync, Awaiting awaiting)
    {
        var bare = NullableTypes.Unwrap(type, out _);
        if (FindKind(bare, isSync) is not { } kind)
            return null;
        var result = new ResultModel(awaiting, kind, type.ToDisplayString(TypeNames.FullNullable));
        return kind switch
        {
            ResultKind.Json => result with { Json = JsonOf(type) },
            ResultKind.Enum => result with { Members = EnumParser.MembersOf((INamedTypeSymbol)bare) },
            ResultKind.Union => WithCases(result, (INamedTypeSymbol)bare, isSync),
            ResultKind.Lines or ResultKind.Events => WithItem(result, ((INamedTypeSymbol)bare).TypeArguments[0]),
            ResultKind.Typed => WithItem(result, ItemOf(bare)!),
            _ => result,
        };
    }

    private static JsonType JsonOf(ITypeSymbol type) =>
        JsonType.Of(NullableTypes.Unwrap(type, out _), type.ToDisplayString(TypeNames.FullNullable).TrimEnd('?'));

    private static ResultModel? WithItem(ResultModel result, ITypeSymbol item) =>
        result.Kind == ResultKind.Events && item.SpecialType == SpecialType.System_String ? result
        : JsonTypes.CanWrite(item) ? result with { Json = JsonOf(item) }
        : null;

    /// <summary>Reads the types of a union. One that derives from another comes first, since the other would match it, too.</summary>
    private static ResultModel? WithCases(ResultModel result, INamedTypeSymbol type, bool isSync)
    {
        var types = type.TypeArguments
            .OrderByDescending(t => Bases(t).Count() + t.AllInterfaces.Length)
            .Select(t => Read(t, isSync, result.Awaiting))
            .ToList();
        if (types.Contains(null))
            return null;
        var cases = types.Select(c => c! with { TypeName = c.TypeName.TrimEnd('?') }).GroupBy(c => c.TypeName).Select(g => g.First());
        return result with { Cases = cases.ToEquatableArray() };
    }

    /// <summary>Returns the type of the value of a result with a status of its own.</summary>
    private static ITypeSymbol? ItemOf(ITypeSymbol type) =>
        Bases(type).FirstOrDefault(t => TypeNames.Is(t, "Adapters.JsonResponse"))?.TypeArguments.FirstOrDefault();

    private static bool Is(ITypeSymbol type, string name) => Bases(type).Any(t => TypeNames.Is(t, name));

    private static IEnumerable<INamedTypeSymbol> Bases(ITypeSymbol type)
    {
        for (var t = type as INamedTypeSymbol; t is not null; t = t.BaseType)
            yield return t;
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

    private static ResultKind? FindKind(ITypeSymbol type, bool isSync)
    {
        if (type.SpecialType == SpecialType.System_String)
            return ResultKind.Text;
        if (IsBytes(type))
            return ResultKind.ByteArray;
        switch (TypeNames.NameOf(type))
        {
            case "System.ReadOnlyMemory" when IsByte(type):
                return ResultKind.Memory;
            case "Adapters.Results" when HasItem(type):
                return ResultKind.Union;
            case "Adapters.FileResponse":
                return ResultKind.File;
            case "Adapters.ServerSentEvents" when !isSync && HasItem(type):
                return ResultKind.Events;
            case "System.Collections.Generic.IAsyncEnumerable" when !isSync && HasItem(type):
                return IsOfPieces(type) ? ResultKind.Stream : ResultKind.Lines;
            case "System.Collections.Generic.IEnumerable" when IsOfPieces(type):
                return isSync ? ResultKind.Stream : null;
        }

        if (type.TypeKind == TypeKind.Enum)
            return ResultKind.Enum;
        if (IsNumber(type))
            return ResultKind.Number;
        if (Is(type, "Adapters.Response"))
            return ResultKind.Response;
        if (ItemOf(type) is not null)
            return ResultKind.Typed;
        if (Is(type, "System.IO.Stream"))
            return ResultKind.Body;
        return JsonTypes.CanWrite(type) && !IsTuple(type) ? ResultKind.Json : null;
    }

    /// <summary>Determines whether the type is written with its type arguments. Code that is being typed may lack them.</summary>
    private static bool HasItem(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: > 0 };

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double
            || TypeNames.NameOf(type) is "System.Int128" or "System.UInt128" or "System.Half" or "System.Numerics.BigInteger";

    /// <summary>The names of a tuple's items are the compiler's, and JSON would have none of its fields.</summary>
    private static bool IsTuple(ITypeSymbol type) => type.IsTupleType || TypeNames.NameOf(type) is "System.Tuple" or "System.ValueTuple";

    /// <summary>Determines whether the type has the one type argument that it needs, of a kind that can be sent piece by piece.</summary>
    private static bool IsOfPieces(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var piece] } && IsPiece(piece);

    private static bool IsPiece(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || IsBytes(type) || (TypeNames.Is(type, "System.ReadOnlyMemory") && IsByte(type));

    private static bool IsBytes(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };

    private static bool IsByte(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] };
}
