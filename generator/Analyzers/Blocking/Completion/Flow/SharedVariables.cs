using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Flow;

/// <summary>The variables of a body that are used in a function which does not declare them: it may run at any time.</summary>
internal sealed class SharedVariables
{
    private readonly HashSet<AccessPath> _roots = [];

    public SharedVariables(IOperation root, AccessPathBuilder paths)
    {
        var pending = new Stack<(IOperation Operation, IMethodSymbol? Function)>([(root, null)]);
        while (pending.Count > 0)
        {
            var (operation, function) = pending.Pop();
            paths.Visit();
            if (function is not null && IsOfAnother(operation, function))
                _roots.UnionWith(RootsOf(operation, paths));
            var inner = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => function,
            };
            foreach (var child in operation.ChildOperations)
                pending.Push((child, inner));
        }

        paths.Sequences.Forget();
    }

    public bool Contains(AccessPath root) => _roots.Contains(root);

    /// <summary>The variables that the use of a variable or of a part of an expression leads to; none for any other operation.</summary>
    public static IEnumerable<AccessPath> RootsOf(IOperation use, AccessPathBuilder paths)
    {
        if (use is not (ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation))
            return [];
        var own = use switch
        {
            ILocalReferenceOperation local => AccessPathBuilder.KeyOf(local.Local),
            IParameterReferenceOperation parameter => AccessPathBuilder.KeyOf(parameter.Parameter),
            _ => null,
        };
        var roots = paths.Of(use)?.Roots() ?? [];
        return own is null ? roots : roots.Append(own);
    }

    private static bool IsOfAnother(IOperation use, IMethodSymbol function)
    {
        ISymbol? variable = use switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return variable is not null && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function);
    }
}
