namespace Generator.Fuzz.Models;

/// <summary>A method with a route.</summary>
/// <param name="Path">The path before the values of the route.</param>
/// <param name="Result">The return type: a string, in a task or not.</param>
/// <param name="Modifiers">What stands before the return type.</param>
internal sealed record FuzzRoute(string Method, string Path, string Result, string Modifiers, FuzzParameter[] Parameters)
{
    public IEnumerable<FuzzParameter> Values => Parameters.Where(p => p.Source == Source.Route);

    public bool IsReported => Parameters.Any(p => p.IsUnknown);

    public string Template => Path + string.Concat(Values.Select(v => $"/{{{v.Name}}}"));
}
