using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Json;

/// <summary>A type that is read from or written as JSON.</summary>
/// <param name="Name">The type as a JsonSerializerContext names it: without question marks on reference types.</param>
/// <param name="TypeName">The type as emitted code names it.</param>
/// <param name="Obstacle">A member of it that JSON cannot hold, or null.</param>
internal sealed record JsonType(string Name, string TypeName, JsonObstacle? Obstacle)
{
    /// <summary>The JsonSerializerContext that knows the type; null until it is resolved.</summary>
    public string? Context { get; init; }

    /// <summary>The naming policy of that context.</summary>
    public JsonNaming Naming { get; init; }

    /// <param name="bare">The type without question marks.</param>
    /// <param name="typeName">The type as emitted code names it.</param>
    public static JsonType Of(ITypeSymbol bare, string typeName) =>
        new(bare.ToDisplayString(TypeNames.Full), typeName, JsonMembers.ObstacleOf(bare));

    /// <summary>Finds the first context that knows the type.</summary>
    public JsonType Resolve(IReadOnlyList<JsonContextModel> contexts) =>
        contexts.FirstOrDefault(c => c.Types.Contains(Name)) is { } context
            ? this with { Context = context.TypeName, Naming = context.Naming }
            : this with { Context = null };
}

/// <summary>A member that JSON cannot hold.</summary>
/// <param name="Member">The member with its type, such as <c>Order.Content</c>.</param>
internal sealed record JsonObstacle(string Member, string TypeName);
