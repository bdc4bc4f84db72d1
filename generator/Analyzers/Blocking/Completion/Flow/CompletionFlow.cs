using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Completion.Transfer;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Adapters.Analyzers.Blocking.Completion.Flow;

/// <summary>
/// Follows one graph along all its paths until nothing changes: a forward analysis, in which what is known where paths meet is what all of
/// them know. A handler knows what is known at every place of its try that may throw; behind a finally is known what that makes of what
/// was known before.
/// </summary>
internal sealed class CompletionFlow : IFlowEvents
{
    /// <summary>No body needs so many visits of a block: rather than go on, nothing is known.</summary>
    private const int MaxVisits = 64;

    private readonly ControlFlowGraph _graph;
    private readonly LiveRanges _live;
    private readonly AccessPathBuilder _paths;
    private readonly BodyDependencies _dependencies;
    private readonly CompletionTransfer _transfer;
    private readonly LoopConditions _loops;
    private readonly ControlFlowRegion? _within;
    private readonly Dictionary<ControlFlowRegion, List<(CompletionState Before, CompletionState? After)>> _finallys;
    private readonly CancellationToken _cancellation;
    private readonly CompletionState?[] _entries;
    private readonly SortedSet<int> _queue = [];
    private BasicBlock _block;
    private CompletionState? _exit;

    private CompletionFlow(
        ControlFlowGraph graph, LiveRanges live, AccessPathBuilder paths, BodyDependencies dependencies, CancellationToken cancellation,
        ControlFlowRegion? within = null, CompletionFlow? around = null)
    {
        _graph = graph;
        _live = live;
        _paths = paths;
        _dependencies = dependencies;
        _finallys = around?._finallys ?? [];
        _transfer = new CompletionTransfer(paths, dependencies, this);
        _loops = new LoopConditions(paths);
        _within = within;
        _cancellation = cancellation;
        _entries = new CompletionState?[graph.Blocks.Length];
        _block = graph.Blocks[within?.FirstBlockOrdinal ?? 0];
    }

    /// <summary>The facts at the beginning of each block; null for one that is never reached.</summary>
    public static IReadOnlyList<CompletionState?> Entries(
        ControlFlowGraph graph, LiveRanges live, AccessPathBuilder paths, BodyDependencies dependencies, CompletionState entry,
        CancellationToken cancellation)
    {
        var flow = new CompletionFlow(graph, live, paths, dependencies, cancellation);
        return flow.Solve(entry) ? flow._entries : new CompletionState?[graph.Blocks.Length];
    }

    public void OnWait(IOperation wait, bool isComplete)
    {
    }

    public void OnFunction(IFlowAnonymousFunctionOperation function, CompletionState state)
    {
    }

    public void OnLocalFunction(IMethodSymbol function, IOperation place, CompletionState state)
    {
    }

    /// <summary>The nearest finally comes first, and handlers may let the exception go on.</summary>
    public void OnThrow(CompletionState state)
    {
        for (var region = _block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } whole })
                continue;
            foreach (var handler in whole.NestedRegions)
            {
                if (handler != region)
                    Merge(_graph.Blocks[handler.FirstBlockOrdinal], state);
            }

            if (whole.Kind == ControlFlowRegionKind.TryAndFinally)
                return;
        }
    }

    private bool Solve(CompletionState entry)
    {
        Merge(_block, entry);
        for (var visits = _graph.Blocks.Length * MaxVisits; _queue.Count > 0; visits--)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (visits == 0)
                return false;
            _block = _graph.Blocks[_queue.Min];
            _queue.Remove(_block.Ordinal);
            Visit(_entries[_block.Ordinal]!);
        }

        return true;
    }

    private void Visit(CompletionState state)
    {
        for (var i = 0; i < _block.Operations.Length; i++)
        {
            state = _live.Keep(_transfer.Apply(state, _block.Operations[i]), _block, i);
            if (ExceptionalExits.NeverReturns(_block.Operations[i]))
                return;
        }

        if (_block.BranchValue is { } value)
            state = _transfer.Apply(state, value);
        Leave(_block.ConditionalSuccessor, _block.ConditionKind == ControlFlowConditionKind.WhenTrue, state);
        Leave(_block.FallThroughSuccessor, _block.ConditionKind == ControlFlowConditionKind.WhenFalse, state);
    }

    private void Leave(ControlFlowBranch? branch, bool holds, CompletionState state)
    {
        if (branch is null || (_block.ConditionKind != ControlFlowConditionKind.None
            && _block.BranchValue?.ConstantValue is { HasValue: true, Value: bool always }
            && always != holds))
            return;
        if (_block.ConditionKind != ControlFlowConditionKind.None)
            state = _loops.Apply(state.Learn(_paths.Guards.When(holds, _block.BranchValue)), holds, _block.BranchValue);
        if (state.Contradictions.Any(IsOwn))
            return;
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling
            && _block.EnclosingRegion is { } region
            && IsEndOf(region))
            _exit = _exit?.Meet(state) ?? state;
        if (branch.Destination is not { } destination)
            OnThrow(state);
        else if (Through(branch, state) is { } after)
            Merge(destination, after);
    }

    /// <summary>
    /// Indicates whether nobody else can change the variable meanwhile: then a path on which it is both true and false is never taken.
    /// </summary>
    private bool IsOwn(AccessPath path) => path.IsVariable && !_paths.ChangedElsewhere.Contains(path);

    private bool IsEndOf(ControlFlowRegion region)
    {
        for (var r = region; r.Kind != ControlFlowRegionKind.Root; r = r.EnclosingRegion!)
        {
            if (r.Kind == ControlFlowRegionKind.Finally)
                return r == _within;
        }

        return false;
    }

    /// <summary>The facts behind the finally blocks that a branch passes; null if it does not come out of them.</summary>
    private CompletionState? Through(ControlFlowBranch branch, CompletionState state)
    {
        foreach (var region in branch.FinallyRegions)
        {
            Merge(_graph.Blocks[region.FirstBlockOrdinal], state);
            if (After(region, state) is not { } after)
                return null;
            state = after;
        }

        return state;
    }

    /// <summary>The facts behind a finally block, by those before it. A nested one is needed by both, so the result is kept.</summary>
    private CompletionState? After(ControlFlowRegion region, CompletionState before)
    {
        _paths.Visit();
        if (!_finallys.TryGetValue(region, out var known))
            _finallys.Add(region, known = []);
        foreach (var found in known)
        {
            if (found.Before.Equals(before))
                return found.After;
        }

        var inside = new CompletionFlow(_graph, _live, _paths, _dependencies, _cancellation, region, this);
        var after = inside.Solve(before) ? inside._exit : null;
        known.Add((before, after));
        return after;
    }

    private void Merge(BasicBlock block, CompletionState state)
    {
        if (_within is not null && (block.Ordinal < _within.FirstBlockOrdinal || block.Ordinal > _within.LastBlockOrdinal))
            return;
        var known = _entries[block.Ordinal];
        var met = known is null ? state : known.Meet(state);
        if (known is not null && known.Equals(met))
            return;
        _entries[block.Ordinal] = met;
        _queue.Add(block.Ordinal);
    }
}
