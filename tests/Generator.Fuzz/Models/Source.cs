namespace Generator.Fuzz.Models;

/// <summary>The part of the request that a value is from.</summary>
internal enum Source
{
    Route,
    Query,
    Header,
    Cookie,
}
