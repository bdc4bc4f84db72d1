using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>
/// Streams and readers of the user's own that have nothing to wait for: what they hold is text, bytes and numbers.
/// </summary>
internal static class OwnMemory
{
    public static bool Is(INamedTypeSymbol type) =>
        !type.DeclaringSyntaxReferences.IsEmpty
        && type.BaseType is { Name: "Stream" or "TextReader" or "TextWriter", ContainingNamespace: { Name: "IO" } }
        && Held(type) is var held && held.All(IsData) && held.Any(IsMany);

    /// <summary>The types of what an object of the type holds: of its fields, and what its constructors are given.</summary>
    private static IReadOnlyList<ITypeSymbol> Held(INamedTypeSymbol type) =>
    [
        .. type.GetMembers().OfType<IFieldSymbol>().Where(f => f is { IsStatic: false, IsConst: false }).Select(f => f.Type),
        .. type.InstanceConstructors.SelectMany(c => c.Parameters).Select(p => p.Type),
    ];

    private static bool IsData(ITypeSymbol type) =>
        type is { SpecialType: not SpecialType.None and not SpecialType.System_Object } or { TypeKind: TypeKind.Enum }
        || IsMany(type) || Awaitables.IsTask(type)
        || type is { Name: "SequencePosition" or "TimeSpan" or "CancellationToken" or "Encoding" or "Guid" }
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && IsData(nullable.TypeArguments[0]);

    /// <summary>Indicates whether the type has text or bytes.</summary>
    private static bool IsMany(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" } => true,
        IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.None and not SpecialType.System_Object } => true,
        INamedTypeSymbol { Name: "Memory" or "ReadOnlyMemory" or "ReadOnlySequence" or "List", TypeArguments: [var element] } =>
            element.SpecialType is not SpecialType.None and not SpecialType.System_Object,
        _ => false,
    };
}
