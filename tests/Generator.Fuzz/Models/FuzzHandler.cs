namespace Generator.Fuzz.Models;

/// <summary>A handler class.</summary>
/// <param name="Outer">The class that it is in, or null.</param>
/// <param name="Declaration">What stands before its name.</param>
/// <param name="Members">Members that are no routes.</param>
/// <param name="Beside">Types beside the class.</param>
internal sealed record FuzzHandler(
    string Namespace, string? Outer, string Declaration, string Name, string Members, string Beside, bool IsStatic, FuzzRoute[] Routes);
