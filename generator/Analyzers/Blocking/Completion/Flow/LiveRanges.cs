using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Completion.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Flow;

/// <summary>
/// Drops what is known of a variable after its last use (liveness), so that it stays small in a large body. Blocks are numbered in the
/// order of the source, so the last use is the one with the greatest number, or the end of the loops around it.
/// </summary>
internal sealed class LiveRanges
{
    /// <summary>Below this number of facts, which is far above that of a common body, all of them are kept.</summary>
    private const int MaxKept = 64;

    private readonly ControlFlowGraph _graph;
    private readonly AccessPathBuilder _paths;
    private readonly SharedVariables _shared;
    private readonly Lazy<Dictionary<AccessPath, (int Block, int Index)>> _lastUses;

    public LiveRanges(ControlFlowGraph graph, AccessPathBuilder paths, SharedVariables shared)
    {
        _graph = graph;
        _paths = paths;
        _shared = shared;
        _lastUses = new Lazy<Dictionary<AccessPath, (int, int)>>(FindLastUses);
    }

    /// <summary>The state behind an operation of a block, without variables that nothing uses from there on.</summary>
    public CompletionState Keep(CompletionState state, BasicBlock block, int index) =>
        state.Count <= MaxKept ? state : state.ForgetAll(v => !IsUsedAfter(v, block.Ordinal, index));

    private bool IsUsedAfter(AccessPath root, int block, int index)
    {
        if (!(root.IsVariable || root.IsOfCapture) || _shared.Contains(root))
            return true;
        return _lastUses.Value.TryGetValue(root, out var last) && last.CompareTo((block, index)) > 0;
    }

    private Dictionary<AccessPath, (int Block, int Index)> FindLastUses()
    {
        var loops = LoopEnds();
        var last = new Dictionary<AccessPath, (int, int)>();
        foreach (var block in _graph.Blocks)
        {
            var end = loops[block.Ordinal];
            for (var i = 0; i < block.Operations.Length; i++)
                Add(block.Operations[i], end > block.Ordinal ? (end, int.MaxValue) : (block.Ordinal, i), last);
            if (block.BranchValue is { } value)
                Add(value, end > block.Ordinal ? (end, int.MaxValue) : (block.Ordinal, int.MaxValue), last);
        }

        return last;
    }

    private void Add(IOperation operation, (int, int) place, Dictionary<AccessPath, (int Block, int Index)> last)
    {
        foreach (var use in operation.DescendantsAndSelf())
        {
            _paths.Visit();
            foreach (var root in RootsOf(use))
            {
                if (!last.TryGetValue(root, out var known) || known.CompareTo(place) < 0)
                    last[root] = place;
            }
        }
    }

    private IEnumerable<AccessPath> RootsOf(IOperation use) => use switch
    {
        IFlowCaptureOperation capture => [AccessPathBuilder.KeyOf(capture.Id)],
        IFlowCaptureReferenceOperation reference => [AccessPathBuilder.KeyOf(reference.Id), .. SharedVariables.RootsOf(use, _paths)],
        _ => SharedVariables.RootsOf(use, _paths),
    };

    /// <summary>For each block the last one of the loops around it, or its own number. Loops that overlap are taken as one.</summary>
    private int[] LoopEnds()
    {
        var ends = Enumerable.Range(0, _graph.Blocks.Length).ToArray();
        foreach (var block in _graph.Blocks)
        {
            foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
            {
                if (branch?.Destination is { } head && head.Ordinal <= block.Ordinal)
                    ends[head.Ordinal] = Math.Max(ends[head.Ordinal], EndOf(branch, block));
            }
        }

        for (var (i, end) = (0, -1); i < ends.Length; i++)
            ends[i] = end = i <= end ? Math.Max(end, ends[i]) : ends[i];
        for (var i = ends.Length - 2; i >= 0; i--)
            ends[i] = ends[i] > i && ends[i + 1] > ends[i] ? ends[i + 1] : ends[i];
        return ends;
    }

    /// <summary>A way back through a finally comes from the end of that.</summary>
    private static int EndOf(ControlFlowBranch branch, BasicBlock source) =>
        branch.FinallyRegions.Select(r => r.LastBlockOrdinal).Append(source.Ordinal).Max();
}
