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
            "WhenAny" when CandidatesOf(call) is [{ } only] => [only],
            "Run" when call is { TargetMethod.ContainingType.Name: "Task" or "Offload", Arguments: [{ Value: var function }, ..] }
                && paths.Bindings.CalledBy(function) is { } wait => [.. Paths(paths.Of(task)), .. WaitedForBy(wait)],
            _ => [.. Paths(paths.Of(task)), .. AwaitedBy(call)],
        };
    }

    /// <summary>The tasks that an own method is given and awaits before it ends.</summary>
    private IEnumerable<AccessPath> AwaitedBy(IInvocationOperation call) =>
        IsOwn(call.TargetMethod)
            ? call.Arguments.Where(a => IsAwaited(a, call.TargetMethod)).SelectMany(a => ImpliedBy(a.Value))
            : [];

    private bool IsAwaited(IArgumentOperation argument, IMethodSymbol method) =>
        argument.Parameter is { } parameter && Awaitables.IsTask(parameter.Type)
        && AwaitingMethods.Await(parameter.Name, paths.DeclarationsOf(method));

    private static bool IsOwn(IMethodSymbol method) => method is
    {
        IsAsync: true, IsVirtual: false, IsOverride: false, IsAbstract: false, DeclaringSyntaxReferences.IsEmpty: false
    };

    /// <summary>The tasks that are complete when each task in the collection is.</summary>
    public IEnumerable<AccessPath> ImpliedByEach(IOperation collection) =>
        paths.Sequences.Listed(collection) is { } listed
            ? listed.SelectMany(e => e is ISpreadOperation spread ? ImpliedByEach(spread.Operand) : ImpliedBy(e))
            : paths.Sequences.IsWhole(collection) ? paths.Sequences.Of(collection) ?? paths.Sequences.AwaitedByEach(collection) : [];

    /// <summary>The tasks that a call waits for, however long it takes: it is the finding, and what reads their results is none.</summary>
    public IEnumerable<AccessPath> WaitedForBy(IInvocationOperation call) => call switch
    {
        { TargetMethod: { Name: "Wait", ReturnsVoid: true }, Instance: { } task } when Awaitables.IsTask(task.Type) => ImpliedBy(task),
        { TargetMethod.ReturnsVoid: true, Arguments: [{ Value: var tasks }, ..] } when IsOf(call, "WaitAll") => ImpliedByEach(tasks),
        _ => [],
    };

    /// <summary>The tasks that are complete where the first one that ended, which has this path, is none of the others.</summary>
    public IEnumerable<Implication> OthersOf(AccessPath first, IOperation value)
    {
        var candidates = AwaitedAny(value) is { } any ? CandidatesOf(any) : null;
        for (var i = 0; i < candidates?.Count; i++)
        {
            var others = candidates.Where((_, at) => at != i).ToList();
            if (candidates[i] is { } candidate && others.TrueForAll(o => o is not null))
                yield return Implication.Together(others.Select(o => Fact.Different(first, o!)), candidate);
        }
    }

    /// <summary>The task that ended first, if the value is one of two and not the other.</summary>
    public AccessPath? OtherThan(AccessPath other, IOperation value) =>
        AwaitedAny(value) is { } any && CandidatesOf(any) is [{ } a, { } b]
            ? a.Equals(other) ? b : b.Equals(other) ? a : null
            : null;

    /// <summary>Indicates whether a wait may end before the task does, with an exception.</summary>
    public bool MayGiveUp(IOperation task)
    {
        paths.Visit();
        return paths.Bindings.Resolve(task) is IInvocationOperation { TargetMethod.Name: var name } call
            && (name is "WaitAsync" or "ContinueWith"
                || (IsOwn(call.TargetMethod) && call.Arguments.Any(a => Awaitables.IsTask(a.Parameter?.Type)))
                || (Sequences.SourceOf(call) is { } inner && name is "AsTask" or "Unwrap" or "ConfigureAwait" && MayGiveUp(inner)));
    }

    /// <summary>The call of WhenAny that is awaited for the value.</summary>
    private IInvocationOperation? AwaitedAny(IOperation value)
    {
        var task = paths.Bindings.Resolve(value) is IAwaitOperation { Operation: var awaited } ? paths.Bindings.Resolve(awaited) : null;
        while (task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync", Instance: { } inner })
            task = paths.Bindings.Resolve(inner);
        return task is IInvocationOperation call && IsOf(call, "WhenAny") ? call : null;
    }

    /// <summary>The tasks that are given to WhenAny; null if they are not listed, and for one that has no name.</summary>
    private List<AccessPath?>? CandidatesOf(IInvocationOperation any)
    {
        var tasks = new List<AccessPath?>();
        foreach (var argument in any.Arguments)
        {
            if (paths.Sequences.Listed(argument.Value) is { } listed && !listed.Any(e => e is ISpreadOperation))
                tasks.AddRange(listed.Select(paths.Of));
            else if (Awaitables.IsTask(argument.Value.Type))
                tasks.Add(paths.Of(argument.Value));
            else
                return null;
        }

        return tasks;
    }

    private IEnumerable<AccessPath> ImpliedByAll(IInvocationOperation call) =>
        call.Arguments.SelectMany(a => Awaitables.IsTask(a.Value.Type) ? ImpliedBy(a.Value) : ImpliedByEach(a.Value));

    /// <summary>Indicates whether <c>ConfigureAwait</c> may leave out exceptions.</summary>
    private static bool MaySuppress(IInvocationOperation call) =>
        call.Arguments is [{ Value: { Type.Name: "ConfigureAwaitOptions" } options }]
            && (options.ConstantValue is not { HasValue: true, Value: int value } || (value & 2) != 0);

    private static IEnumerable<AccessPath> Paths(AccessPath? path) => path is null or { IsAlways: true } ? [] : [path];
}
