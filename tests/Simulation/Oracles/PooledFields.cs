using System.Reflection;

namespace Adapters.Simulation.Oracles;

/// <summary>The fields of what is used again that may differ from a new one's, each with its reason.</summary>
internal static class PooledFields
{
    private const string Late = "tells what comes late for a former request from what is this one's";
    private const string Grown = "has grown with use; what says how much of it is in use says none";

    private static readonly Dictionary<(string Type, string Field), string> Reasons = new()
    {
        [("LoopValueTaskSource`1", "_token")] = Late,
        [("ManualResetValueTaskSourceCore`1", "_version")] = Late,
        [("AsgiGateway", "_generation")] = Late,
        [("ConnectionScope", "_generation")] = Late,
        [("Mailbox", "_generation")] = Late,
        [("LoopContext", "IsReused")] = "says that there may be work that a former request left behind, for the watchdog",
        [("Http1Head", "_fields")] = Grown,
        [("CgiHead", "_fields")] = Grown,
        [("CgiHead", "_variables")] = Grown,
        [("CgiPath", "_bytes")] = Grown,
        [("HeaderList", "_items")] = Grown,
        [("Environ", "_headers")] = Grown,
        [("Mailbox", "_taken")] = Grown,
        [("Mailbox", "_filling")] = Grown,
        [("HttpScope", "_scratch")] = "is made when a generated handler first answers, and emptied after each",
    };

    /// <summary>By type and field, and why.</summary>
    public static IReadOnlyDictionary<(string Type, string Field), string> All => Reasons;

    public static bool MayDiffer(FieldInfo field) => Reasons.ContainsKey((field.DeclaringType!.Name, NameOf(field)));

    /// <summary>The field of a property has the property's name.</summary>
    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}
