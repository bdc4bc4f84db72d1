namespace Generator.Fuzz.Models;

/// <summary>What a request has for a parameter.</summary>
internal enum Presence
{
    Valid,
    Missing,
    Empty,
    Invalid,
}
