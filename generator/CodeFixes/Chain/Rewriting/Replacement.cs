using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Rewriting;

/// <summary>The asynchronous form of a call.</summary>
/// <param name="Node">What it stands for.</param>
/// <param name="Rewrite">Makes the task: the await around it comes later.</param>
internal sealed record Replacement(SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Rewrite)
{
    /// <summary>A namespace to import for it, or null.</summary>
    public string? Import { get; init; }

    /// <summary>Whether it is a statement that awaits by itself.</summary>
    public bool IsStatement { get; init; }

    /// <summary>Whether it gives a ValueTask.</summary>
    public bool IsValueTask { get; init; }
}
