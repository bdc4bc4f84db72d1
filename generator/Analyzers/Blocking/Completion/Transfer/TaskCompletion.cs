using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>Indicates whether tasks are complete, by what is known and by what they are made of.</summary>
internal sealed class TaskCompletion(AccessPathBuilder paths)
{
    /// <summary>Indicates whether the task is complete.</summary>
    public bool IsComplete(CompletionState state, IOperation task)
    {
        paths.Visit();
        return paths.Bindings.Resolve(task) switch
        {
            IInvocationOperation
            {
                TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "WaitAsync"
            } call when Sequences.SourceOf(call) is { } inner
                => IsComplete(state, inner),
            IInvocationOperation call when TaskCombinations.IsOf(call, "WhenAll") => call.Arguments.All(a => AreComplete(state, a.Value)),
            IInvocationOperation call when TaskCombinations.IsOf(call, "WhenAny") => IsAnyComplete(state, call.Arguments),
            _ => state.IsComplete(paths.Of(task)),
        };
    }

    /// <summary>Indicates whether a wait before this one has been for the same task.</summary>
    public bool WasWaitedFor(CompletionState state, IOperation task) =>
        paths.Of(task) is { } path && state.Holds(Fact.WaitedFor(path));

    public bool AreComplete(CompletionState state, IOperation collection) =>
        paths.Sequences.Listed(collection) is { } listed
            ? listed.All(e => e is ISpreadOperation spread ? AreComplete(state, spread.Operand) : IsComplete(state, e))
            : Awaitables.IsTask(collection.Type) ? IsComplete(state, collection)
            : paths.Sequences.Of(collection) is { } elements && elements.All(state.IsComplete);

    public bool IsAnyComplete(CompletionState state, IEnumerable<IArgumentOperation> arguments) => arguments.Any(a =>
        paths.Sequences.Listed(a.Value) is { } listed ? listed.Any(e => e is not ISpreadOperation && IsComplete(state, e))
        : Awaitables.IsTask(a.Value.Type) && IsComplete(state, a.Value));
}
