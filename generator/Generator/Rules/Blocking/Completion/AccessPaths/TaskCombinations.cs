using Adapters.Generator.Rules.Blocking.Completion.Transfer;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion.AccessPaths;

/// <summary>Tasks that are made of others: what is complete with them, and when they are.</summary>
internal sealed class TaskCombinations(AccessPathBuilder paths)
{
    public static bool IsAny(IOperation task) => task switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync", Instance: { } inner } => IsAny(inner),
        _ => IsOf(task, "WhenAny"),
    };

    public static bool IsOf(IOperation task, string name) =>
        task is IInvocationOperation { TargetMethod: { ContainingType.Name: "Task" } method } && method.Name == name;

    /// <summary>What is complete when the task is.</summary>
    public IEnumerable<string> ImpliedBy(IOperation task)
    {
        var resolved = paths.Resolve(task);
        if (resolved is not IInvocationOperation call)
            return Paths(paths.Of(task));
        return call.TargetMethod.Name switch
        {
            "ConfigureAwait" when Sequences.SourceOf(call) is { } inner => MayGiveUp(inner) && MaySuppress(call) ? [] : ImpliedBy(inner),
            "ContinueWith" or "WaitAsync" or "AsTask" or "Preserve" or "GetAwaiter" when Sequences.SourceOf(call) is { } inner => ImpliedBy(inner),
            "Unwrap" when Sequences.SourceOf(call) is { } outer => [.. ImpliedBy(outer), .. Paths(paths.Of(call))],
            "WhenAll" when IsOf(call, "WhenAll") => ImpliedByAll(call),
            _ => Paths(paths.Of(task)),
        };
    }

    /// <summary>What is complete when each of the tasks in the collection is.</summary>
    public IEnumerable<string> ImpliedByEach(IOperation collection) =>
        paths.Sequences.Listed(collection) is { } listed
            ? listed.SelectMany(e => e is ISpreadOperation spread ? ImpliedByEach(spread.Operand) : ImpliedBy(e))
            : paths.Sequences.IsWhole(collection) ? paths.Sequences.Of(collection) ?? paths.Sequences.AwaitedByEach(collection) : [];

    /// <summary>Whether the task is complete.</summary>
    public bool IsComplete(CompletionState state, IOperation task) => paths.Resolve(task) switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "WaitAsync" } call when Sequences.SourceOf(call) is { } inner
            => IsComplete(state, inner),
        IInvocationOperation call when IsOf(call, "WhenAll") => call.Arguments.All(a => AreComplete(state, a.Value)),
        IInvocationOperation call when IsOf(call, "WhenAny") => IsAnyComplete(state, call.Arguments),
        _ => state.IsComplete(paths.Of(task)),
    };

    public bool AreComplete(CompletionState state, IOperation collection) =>
        paths.Sequences.Listed(collection) is { } listed
            ? listed.All(e => e is ISpreadOperation spread ? AreComplete(state, spread.Operand) : IsComplete(state, e))
            : Awaitables.IsTask(collection.Type) ? IsComplete(state, collection)
            : paths.Sequences.Of(collection) is { } elements && elements.All(state.IsComplete);

    public bool IsAnyComplete(CompletionState state, IEnumerable<IArgumentOperation> arguments) => arguments.Any(a =>
        paths.Sequences.Listed(a.Value) is { } listed ? listed.Any(e => e is not ISpreadOperation && IsComplete(state, e))
        : Awaitables.IsTask(a.Value.Type) && IsComplete(state, a.Value));

    /// <summary>Whether a wait may end before the task does, with an exception.</summary>
    public bool MayGiveUp(IOperation task) =>
        paths.Resolve(task) is IInvocationOperation { TargetMethod.Name: var name } call
        && (name is "WaitAsync" or "ContinueWith" || (Sequences.SourceOf(call) is { } inner && name is "AsTask" or "Unwrap" or "ConfigureAwait" && MayGiveUp(inner)));

    private IEnumerable<string> ImpliedByAll(IInvocationOperation call) =>
        call.Arguments.SelectMany(a => Awaitables.IsTask(a.Value.Type) ? ImpliedBy(a.Value) : ImpliedByEach(a.Value));

    /// <summary>Whether <c>ConfigureAwait</c> may be told to leave out exceptions.</summary>
    private static bool MaySuppress(IInvocationOperation call) =>
        call.Arguments is [{ Value: { Type.Name: "ConfigureAwaitOptions" } options }] && (options.ConstantValue is not { HasValue: true, Value: int value } || (value & 2) != 0);

    private static IEnumerable<string> Paths(string? path) => path is null or AccessPathText.Always ? [] : [path];
}
