using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using CallSite = Adapters.Analyzers.Blocking.Model.CallSite;

namespace Adapters.Analyzers.Blocking.Reading.Locks;

/// <summary>The calls of a function that take and release locks, and which of them belong together.</summary>
internal sealed class LockCalls
{
    private static readonly ConditionalWeakTable<IOperation, LockCalls> OfFunctions = new();

    private readonly List<(IInvocationOperation Call, string Lock, bool Takes)> _calls = [];

    private LockCalls(IOperation function, VisitBudget budget)
    {
        foreach (var operation in OwnOperations.Of(function, budget))
        {
            if (operation is IInvocationOperation call && LockedBy(call) is { } locked && IsOf(call.TargetMethod) is { } takes)
                _calls.Add((call, TextOf(locked), takes));
        }

        _calls.Sort((a, b) => a.Call.Syntax.Span.End.CompareTo(b.Call.Syntax.Span.End));
    }

    /// <summary>The name of the lock that a wait for a pulse releases meanwhile; null for any other call.</summary>
    public static string? GivenBackBy(CallSite call) =>
        call is { Method: { Name: "Wait", ContainingType.Name: "Monitor" }, Arguments: [var locked, ..] }
            ? LockName.Of(locked.Value)
            : null;

    /// <summary>The object that is locked: the receiver, or the argument of a static method.</summary>
    public static IOperation? LockedBy(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    /// <summary>
    /// The operation at whose end a lock is released: a using with its scope, or else the last release before the lock is taken again,
    /// because the ones before it are on paths that end early. Null if it is released elsewhere.
    /// </summary>
    public static IOperation? EndOf(IInvocationOperation take, VisitBudget budget)
    {
        if (ScopeOf(take) is { } scope)
            return scope;
        var locked = LockedBy(take) is { } value ? TextOf(value) : "";
        return OfFunctions.GetValue(FunctionAround(take), f => new LockCalls(f, budget)).LastRelease(take, locked);
    }

    private IInvocationOperation? LastRelease(IInvocationOperation take, string locked)
    {
        IInvocationOperation? last = null;
        foreach (var (call, name, takes) in _calls)
        {
            if (name != locked || call.Syntax.SpanStart <= take.Syntax.SpanStart)
                continue;
            if (takes)
                break;
            last = call;
        }

        return last;
    }

    /// <summary>Indicates whether the member takes a lock, whether it waits for it or not, or releases one; null for any other.</summary>
    private static bool? IsOf(ISymbol member) =>
        MarkIn(KnownMembers.Instance.Locks, member) is not null ? true
        : MarkIn(KnownMembers.Instance.Unlocks, member) is not null ? false
        : null;

    private static bool? MarkIn(MemberList<bool> members, ISymbol member) =>
        members.HasMember(member.Name) ? members.Find(member.OriginalDefinition)?.Mark : null;

    private static string TextOf(IOperation locked) => LockName.Of(locked) ?? locked.Syntax.ToString();

    private static IOperation FunctionAround(IOperation operation)
    {
        var around = operation;
        while (around.Parent is { } parent && around is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            around = parent;
        return around;
    }

    /// <summary>The statement or the block at whose end <c>using (gate.EnterScope())</c> releases the lock.</summary>
    private static IOperation? ScopeOf(IInvocationOperation take)
    {
        if (take.TargetMethod.Name != "EnterScope")
            return null;
        for (var around = take.Parent; around is not null and not IBlockOperation; around = around.Parent)
        {
            if (around is IUsingOperation)
                return around;
            if (around is IUsingDeclarationOperation)
                return around.Parent;
        }

        return null;
    }
}
