using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>The reason why something cannot be made asynchronous: the end of a sentence that starts with "because".</summary>
internal sealed record Obstacle(string Text)
{
    public static Obstacle CalledIn(string called, string place) => new($"'{called}' is called in {place}");

    public static Obstacle Of(string member, string trait) => new($"'{member}' {trait}");

    public static string NameOf(IMethodSymbol method) => MemberNames.Of(method, null);

    public static string NameOf(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "";
}
