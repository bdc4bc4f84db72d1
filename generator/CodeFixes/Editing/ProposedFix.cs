namespace Adapters.CodeFixes.Editing;

/// <summary>The fix of one finding in one document.</summary>
/// <param name="Title">The title of the code action.</param>
/// <param name="Edit">The change.</param>
internal sealed record ProposedFix(string Title, NodeEdit Edit)
{
    /// <summary>A change inside the node of the other one, or null.</summary>
    public NodeEdit? Inner { get; init; }

    public IEnumerable<NodeEdit> Edits => Inner is null ? [Edit] : [Inner, Edit];
}
