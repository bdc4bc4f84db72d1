using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>
/// The declarations of other members whose code decides what is found in a body: when one of them is edited, what was found may no longer
/// be so. A reader gets the code of another member from here, and so cannot forget to record it. Whatever is looked into on behalf of the
/// body is visited within its budget.
/// </summary>
internal sealed class BodyDependencies(VisitBudget budget)
{
    private readonly HashSet<SyntaxNode> _declarations = [];

    public VisitBudget Budget { get; } = budget;

    public ImmutableArray<SyntaxNode> Declarations => [.. _declarations];

    /// <summary>The declarations of a member, with its code.</summary>
    public IReadOnlyList<SyntaxNode> DeclarationsOf(ISymbol member)
    {
        SyntaxNode[] declarations = [.. member.DeclaringSyntaxReferences.Select(r => r.GetSyntax())];
        _declarations.UnionWith(declarations);
        return declarations;
    }

    /// <summary>Indicates whether the body of a method has a yield.</summary>
    public bool HasYield(IMethodSymbol method)
    {
        DeclarationsOf(method);
        return method.IsIterator;
    }

    /// <summary>The operations that a call of another method runs.</summary>
    public ImmutableArray<IOperation> OperationsOf(IMethodSymbol method, MethodBodies bodies, CancellationToken cancellation)
    {
        DeclarationsOf(method.PartialImplementationPart ?? method);
        return bodies.Of(method, cancellation);
    }

    /// <summary>Takes over what something depends on that was found before.</summary>
    public void Add(BodyDependencies others) => _declarations.UnionWith(others._declarations);
}
