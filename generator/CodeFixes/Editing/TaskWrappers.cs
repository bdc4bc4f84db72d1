using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>Finds each <c>new ValueTask(task)</c> that a function returns. It is awaited; one around a value becomes the value.</summary>
internal static class TaskWrappers
{
    private static readonly SyntaxAnnotation Annotation = new("wraps a task");

    /// <summary>Returns edits that mark the wrappers, because their syntax alone does not show what they wrap.</summary>
    public static IEnumerable<NodeEdit> In(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        from creation in ReturnedValues.BranchesOf(function).OfType<BaseObjectCreationExpressionSyntax>()
        let constructor = model.GetSymbolInfo(creation, cancellation).Symbol as IMethodSymbol
        where constructor is { Parameters: [{ Type: var wrapped }] } && Awaitables.IsTask(wrapped)
        select new NodeEdit(creation, current => current.WithAdditionalAnnotations(Annotation));

    public static bool IsMarked(SyntaxNode creation) => creation.HasAnnotation(Annotation);
}
