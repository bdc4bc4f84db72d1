using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>Tasks that are made of others: what is complete with them, and when they are.</summary>
internal sealed class TaskCombinations(AccessPathBuilder paths)
{
    public static bool IsAny(IOperation task)
    {
        while (task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync", Instance: { } inner })
            task = inner;
        return IsOf(task, "WhenAny");
    }

    public static bool IsOf(IOperation task, string name) =>
        task is IInvocationOperation { TargetMethod: { ContainingType.Name: "Task" } method } && method.Name == name;

    /// <summary>The tasks that are complete when this one is.</summary>
    public IEnumerable<AccessPath> ImpliedBy(IOperation task)
    {
        paths.Visit();
        var resolved = paths.Bindings.Resolve(task);
        if (resolved is not IInvocationOperation call)
            return Paths(paths.Of(task));
        return call.TargetMethod.Name switch
        {
            "ConfigureAwait" when Sequences.SourceOf(call) is { } inner => MayGiveUp(inner) && MaySuppress(call) ? [] : ImpliedBy(inner),
            "ContinueWith" or "WaitAsync" or "AsTask" or "Preserve" or "GetAwaiter" when Sequences.SourceOf(call) is { } inner =>
                ImpliedBy(inner),
            "Unwrap" when Sequences.SourceOf(call) is { } outer => [.. ImpliedBy(outer), .. Paths(paths.Of(call))],
            "WhenAll" when IsOf(call, "WhenAll") => ImpliedByAll(call),
            _ => Paths(paths.Of(task)),
        };
    }

    /// <summary>The tasks that are complete when each task in the collection is.</summary>
    public IEnumerable<AccessPath> ImpliedByEach(IOperation collection) =>
        paths.Sequences.Listed(collection) is { } listed
            ? listed.SelectMany(e => e is ISpreadOperation spread ? ImpliedByEach(spread.Operand) : ImpliedBy(e))
            : paths.Sequences.IsWhole(collection) ? paths.Sequences.Of(collection) ?? paths.Sequences.AwaitedByEach(collection) : [];

    /// <summary>Indicates whether a wait may end before the task does, with an exception.</summary>
    public bool MayGiveUp(IOperation task)
    {
        paths.Visit();
        return paths.Bindings.Resolve(task) is IInvocationOperation { TargetMethod.Name: var name } call
            && (name is "WaitAsync" or "ContinueWith"
                || (Sequences.SourceOf(call) is { } inner && name is "AsTask" or "Unwrap" or "ConfigureAwait" && MayGiveUp(inner)));
    }

    private IEnumerable<AccessPath> ImpliedByAll(IInvocationOperation call) =>
        call.Arguments.SelectMany(a => Awaitables.IsTask(a.Value.Type) ? ImpliedBy(a.Value) : ImpliedByEach(a.Value));

    /// <summary>Indicates whether <c>ConfigureAwait</c> may leave out exceptions.</summary>
    private static bool MaySuppress(IInvocationOperation call) =>
        call.Arguments is [{ Value: { Type.Name: "ConfigureAwaitOptions" } options }]
            && (options.ConstantValue is not { HasValue: true, Value: int value } || (value & 2) != 0);

    private static IEnumerable<AccessPath> Paths(AccessPath? path) => path is null or { IsAlways: true } ? [] : [path];
}
