using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Editing;

/// <summary>One change of a document, made ready on the document as it was, and applied to what it has become.</summary>
/// <param name="Title">What the change does, for people.</param>
/// <param name="Target">The node that is replaced.</param>
/// <param name="Apply">Makes the new node of the current one.</param>
/// <param name="Import">A namespace that has to be imported, or null.</param>
/// <param name="Awaits">Whether the new node has an await, so that its function must be async.</param>
internal sealed record Edit(string Title, SyntaxNode Target, Func<SyntaxNode, SyntaxNode> Apply, string? Import = null, bool Awaits = true)
{
    /// <summary>A change inside of the target that goes with this one and is made before it, or null.</summary>
    public Edit? Inner { get; init; }

    /// <summary>This change and the one that goes with it.</summary>
    public IEnumerable<Edit> All => Inner is null ? [this] : [Inner, this];
}
