namespace Generator.Fuzz.Models;

/// <summary>A type that is read from text.</summary>
/// <param name="Type">The type as the program writes it.</param>
/// <param name="Valid">Texts of values, each with what a handler shows of it.</param>
/// <param name="Invalid">A text that is no value, or null if there is none.</param>
/// <param name="Default">A default value as source text, and what a handler shows of it.</param>
internal sealed record ValueKind(
    string Type, bool IsStruct, (string Text, string Shown)[] Valid, string? Invalid, (string Code, string Shown) Default)
{
    public bool IsText => Type == "string";
}
