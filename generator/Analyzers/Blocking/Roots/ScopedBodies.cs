using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Delegates;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>The code in scope of a declaration: its own body, and the lambdas and local functions in it that are in scope.</summary>
internal sealed class ScopedBodies(AnalysisScope scope, SemanticModels models, MethodGraph graph, DelegateFlows flows)
{
    /// <summary>The methods and functions in scope, with their edges. Functions are bound only where the declaration has some.</summary>
    public IEnumerable<(IMethodSymbol Method, ImmutableArray<CallEdge> Edges)> In(SyntaxNode declaration, CancellationToken cancellation)
    {
        var model = models.Of(declaration.SyntaxTree);
        if (DeclaredBodies.MethodOf(declaration, model) is { } method && scope.Contains(method))
            yield return (method, graph.NodeOf(method).Read);
        var offloaded = new OffloadedFunctions(flows, cancellation);
        foreach (var syntax in declaration.DescendantNodes()
            .Where(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        {
            if (model.GetOperation(syntax, cancellation) is { } operation && SymbolOf(operation) is { } function
                && scope.Contains(function) && !offloaded.Contain(operation))
                yield return (function, graph.EdgesOf(function, [operation], cancellation));
        }
    }

    /// <summary>A lambda or a local function, which may be in scope by itself.</summary>
    public static IMethodSymbol? SymbolOf(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => null,
    };
}
