using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>Blocking members whose asynchronous form has another name.</summary>
internal static class RenamedAlternatives
{
    public static string? Of(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Thread", "Sleep") => "Task.Delay",
        ("Task", "WaitAll") => "Task.WhenAll",
        ("Task", "WaitAny") => "Task.WhenAny",
        ("Parallel", "ForEach") => "Parallel.ForEachAsync",
        ("HttpRequest", "get_Form") => "ReadFormAsync",
        ("Parallel", "For") => "Parallel.ForAsync",
        _ => null,
    };
}
