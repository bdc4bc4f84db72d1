using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Delegates;

/// <summary>The functions of a body that run elsewhere, by themselves or with a function around them. Each is looked at once.</summary>
internal sealed class OffloadedFunctions(DelegateFlows flows, CancellationToken cancellation)
{
    private readonly Dictionary<IOperation, bool> _known = [];

    public bool Contain(IOperation function)
    {
        var inner = new Stack<IOperation>();
        var isOffloaded = false;
        for (var around = function; around is not null && !_known.TryGetValue(around, out isOffloaded); around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                inner.Push(around);
        }

        while (inner.Count > 0)
        {
            isOffloaded = isOffloaded || IsOffloaded(inner.Peek());
            _known.Add(inner.Pop(), isOffloaded);
        }

        return isOffloaded;
    }

    /// <summary>Indicates whether a function runs elsewhere: not so if too much code decides what becomes of it.</summary>
    private bool IsOffloaded(IOperation function)
    {
        try
        {
            return flows.OfFunction(function, cancellation) == DelegateFlow.Offloaded;
        }
        catch (Exception e) when (VisitBudget.IsExceeded(e))
        {
            return false;
        }
    }
}
