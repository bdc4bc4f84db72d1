using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Editing;

/// <summary>Finds the ValueTasks that a function makes of tasks and returns: written as those that are made of values, they are to be awaited.</summary>
internal static class TaskWrappers
{
    public static IEnumerable<SyntaxNode> In(SyntaxNode function, SemanticModel model, CancellationToken cancellation) => ReturnedValues.BranchesOf(function)
        .OfType<BaseObjectCreationExpressionSyntax>()
        .Where(c => model.GetSymbolInfo(c, cancellation).Symbol is IMethodSymbol { Parameters: [{ Type: var wrapped }] } && Awaitables.IsTask(wrapped));

    public static SyntaxNode Mark(SyntaxNode root, IEnumerable<SyntaxNode> wrappers) =>
        root.ReplaceNodes(wrappers.Select(w => root.GetCurrentNode(w)!), (_, current) => current.WithAdditionalAnnotations(AsyncFunctions.OfTask));
}
