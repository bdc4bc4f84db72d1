using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>
/// Streams and readers of the user's own that have nothing to wait for: what they hold is text, bytes and numbers.
/// </summary>
internal static class OwnMemory
{
    /// <summary>Types that hold bytes, whatever library they are of. The name Buffer alone is also that of what flushes.</summary>
    private static readonly string[] Buffers = ["ByteBuffer", "MemoryBuffer", "BytesBuffer"];

    public static bool Is(INamedTypeSymbol type)
    {
        var hasMany = false;
        if (!InMemoryStreams.IsMemoryBase(type))
            return false;
        for (var part = type; !part.DeclaringSyntaxReferences.IsEmpty; part = part.BaseType)
        {
            var held = Held(part);
            if (part.BaseType is null || !held.All(IsData))
                return false;
            hasMany |= held.Any(IsMany);
            if (part.BaseType is { Name: "Stream" or "TextReader" or "TextWriter", ContainingNamespace: { Name: "IO" } })
                return hasMany;
        }

        return false;
    }

    /// <summary>The types of what an object of the type holds: of its fields, and what its constructors are given.</summary>
    private static IReadOnlyList<ITypeSymbol> Held(INamedTypeSymbol type) =>
    [
        .. type.GetMembers().OfType<IFieldSymbol>().Where(f => f is { IsStatic: false, IsConst: false }).Select(f => f.Type),
        .. type.InstanceConstructors.SelectMany(c => c.Parameters).Select(p => p.Type),
    ];

    /// <summary>Indicates whether there is nothing to wait for in a value of the type.</summary>
    public static bool IsData(ITypeSymbol? type) => type is not null
        && (type is { SpecialType: not SpecialType.None and not SpecialType.System_Object } or { TypeKind: TypeKind.Enum }
        || IsMany(type) || Awaitables.IsTask(type)
        || type is { Name: "SequencePosition" or "TimeSpan" or "CancellationToken" or "Encoding" or "Guid" }
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && IsData(nullable.TypeArguments[0]));

    /// <summary>Indicates whether the type has text or bytes.</summary>
    private static bool IsMany(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" } => true,
        { Name: var name } when Buffers.Any(b => name.EndsWith(b, StringComparison.Ordinal)) => true,
        IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.None and not SpecialType.System_Object } => true,
        INamedTypeSymbol { Name: "Memory" or "ReadOnlyMemory" or "ReadOnlySequence" or "List", TypeArguments: [var element] } =>
            element.SpecialType is not SpecialType.None and not SpecialType.System_Object,
        _ => false,
    };
}
