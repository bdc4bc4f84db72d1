using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>The asynchronous method that can stand in the place of a call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Import">The namespace to import first, or null.</param>
/// <param name="IsSource">Whether the compilation declares it, so that somebody meant it for such places.</param>
/// <param name="Method">The method itself.</param>
internal sealed record AsyncAlternative(string Name, string? Import, bool IsSource, IMethodSymbol Method)
{
    /// <summary>The parts that a call needs besides another name.</summary>
    public CallCompletion Completion { get; init; } = CallCompletion.None;

    /// <summary>The end of a message.</summary>
    public string Advice => Import is null ? $"; await '{Name}' instead" : $"; await '{Name}' of {Import} instead";
}
