namespace Generator.Fuzz.Models;

/// <summary>What a parameter says about a value that is missing.</summary>
internal enum Shape
{
    Required,
    Defaulted,
    Nullable,
    Collection,
}
