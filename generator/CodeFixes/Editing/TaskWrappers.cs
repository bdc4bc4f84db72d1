using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>Finds each <c>new ValueTask(task)</c> that a function returns: it is awaited, while one around a value becomes the value.</summary>
internal static class TaskWrappers
{
    private static readonly SyntaxAnnotation Annotation = new("wraps a task");

    /// <summary>Returns edits that mark the wrappers, because their syntax alone does not show what they wrap.</summary>
    public static IEnumerable<NodeEdit> In(SyntaxNode function, SemanticModel model, CancellationToken cancellation) => ReturnedValues.BranchesOf(function)
        .OfType<BaseObjectCreationExpressionSyntax>()
        .Where(c => model.GetSymbolInfo(c, cancellation).Symbol is IMethodSymbol { Parameters: [{ Type: var wrapped }] } && Awaitables.IsTask(wrapped))
        .Select(c => new NodeEdit(c, current => current.WithAdditionalAnnotations(Annotation)));

    public static bool IsMarked(SyntaxNode creation) => creation.HasAnnotation(Annotation);
}
