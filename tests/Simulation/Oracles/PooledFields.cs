using System.Reflection;

namespace Adapters.Simulation.Oracles;

/// <summary>The fields of what is used again that may differ from a new one's, each with its reason.</summary>
internal static class PooledFields
{
    /// <summary>By type and field.</summary>
    private static readonly Dictionary<(string Type, string Field), string> Reasons = new()
    {
        [("LoopSource`1", "_token")] = "tells late awaiters of a former wait from those of this one",
        [("AsgiGateway", "_generation")] = "tells late calls of a former request from those of this one",
        [("ConnectionScope", "_generation")] = "tells what was handed out for a former request",
    };

    /// <summary>Used by name.</summary>
    public static IReadOnlyDictionary<(string Type, string Field), string> All => Reasons;

    public static bool MayDiffer(FieldInfo field) => Reasons.ContainsKey((field.DeclaringType!.Name, NameOf(field)));

    /// <summary>The field of a property has the property's name.</summary>
    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}
