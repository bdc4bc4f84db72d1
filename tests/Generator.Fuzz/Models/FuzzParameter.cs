namespace Generator.Fuzz.Models;

/// <summary>A parameter of a route, or a member of the object with its parameters.</summary>
/// <param name="Name">The name, without an at sign.</param>
/// <param name="Key">The name in the request.</param>
/// <param name="IsMember">Whether it is a member of the object with the parameters.</param>
/// <param name="IsUnknown">Whether nothing gives it its value, so that a rule reports it.</param>
internal sealed record FuzzParameter(
    string Name, string Key, ValueKind Kind, Source Source, Shape Shape, bool IsMember, bool IsUnknown = false)
{
    public string Type => IsUnknown ? "global::System.Text.StringBuilder" : Kind.Type + Shape switch
    {
        Shape.Nullable => "?",
        Shape.Collection => "[]",
        _ => "",
    };
}
