using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>Gets a report of what a pass over a body meets.</summary>
internal interface IFlowEvents
{
    /// <summary>A wait, and whether its task is complete.</summary>
    void OnWait(IOperation wait, bool isComplete);

    /// <summary>A place that an exception may leave.</summary>
    void OnThrow(CompletionState state);

    /// <summary>A lambda, where it is made.</summary>
    void OnFunction(IFlowAnonymousFunctionOperation function, CompletionState state);

    /// <summary>A call of a local function, or a delegate of it that is made.</summary>
    void OnLocalFunction(IMethodSymbol function, IOperation place, CompletionState state);
}
