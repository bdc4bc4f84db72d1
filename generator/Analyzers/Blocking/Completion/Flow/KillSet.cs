using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Completion.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Flow;

/// <summary>
/// The facts that still hold in a function that runs at any time after the place where it is made: those that nothing changes
/// behind it. A variable
/// that is declared in a loop is another one each time.
/// </summary>
internal sealed class KillSet
{
    private readonly ControlFlowGraph _graph;
    private readonly AccessPathBuilder _paths;
    private readonly Lazy<List<Change>> _changes;

    public KillSet(ControlFlowGraph graph, AccessPathBuilder paths)
    {
        _graph = graph;
        _paths = paths;
        _changes = new Lazy<List<Change>>(() =>
            [.. graph.Blocks.SelectMany(b => b.Operations.SelectMany((o, i) => o.DescendantsAndSelf().SelectMany(d => In(d, b, i))))]);
    }

    public CompletionState Keep(CompletionState state, BasicBlock block, int index)
    {
        if (state.Count == 0)
            return state;
        var reached = new Dictionary<ControlFlowRegion, HashSet<BasicBlock>>();
        var changed = _changes.Value
            .Where(c => (c.Block == block && c.Index > index) || ReachedFrom(block, RegionOf(c), reached).Contains(c.Block))
            .Select(c => c.Path).Concat(_paths.ChangedElsewhere).Distinct().ToList();
        return changed.Count == 0 ? state : state.Without(f => changed.Any(c => f.DependsOn(c) || IsElementOf(f, c)));
    }

    private IEnumerable<Change> In(IOperation operation, BasicBlock block, int index)
    {
        foreach (var target in Targets(operation))
        {
            if (target is not ILocalReferenceOperation { IsDeclaration: true } && _paths.Of(target) is { } path)
                yield return new Change(block, index, path, (target as ILocalReferenceOperation)?.Local);
        }

        if (operation is IInvocationOperation
            {
                Instance: { } instance, TargetMethod.Name: "Add" or "AddRange" or "Insert" or "Enqueue" or "Push" or "TryAdd"
            } && _paths.Of(instance) is { } collection)
            yield return new Change(block, index, collection.Element(ElementIndex.All), (instance as ILocalReferenceOperation)?.Local);
    }

    private static IEnumerable<IOperation> Targets(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation { Target: ITupleOperation tuple } => tuple.Elements,
        IDeconstructionAssignmentOperation => [],
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation increment => [increment.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => [argument.Value],
        _ => [],
    };

    private static bool IsElementOf(Fact fact, AccessPath changed) =>
        changed.LastElement() is { Collection: var collection } && fact.IndexIn(collection) is not null;

    /// <summary>The blocks of a region that come after the block, perhaps itself: found once for each region.</summary>
    private HashSet<BasicBlock> ReachedFrom(
        BasicBlock block, ControlFlowRegion region, Dictionary<ControlFlowRegion, HashSet<BasicBlock>> known)
    {
        _paths.Visit();
        if (known.TryGetValue(region, out var reached))
            return reached;
        known.Add(region, reached = []);
        var queue = new Queue<BasicBlock>([block]);
        while (queue.Count > 0)
        {
            _paths.Visit();
            foreach (var next in Successors(queue.Dequeue()))
            {
                if (next.Ordinal >= region.FirstBlockOrdinal && next.Ordinal <= region.LastBlockOrdinal && reached.Add(next))
                    queue.Enqueue(next);
            }
        }

        return reached;
    }

    private ControlFlowRegion RegionOf(Change change)
    {
        var region = change.Block.EnclosingRegion;
        while (change.Local is { } local && region.Kind != ControlFlowRegionKind.Root && !region.Locals.Contains(local))
            region = region.EnclosingRegion!;
        return change.Local is null ? _graph.Root : region;
    }

    private IEnumerable<BasicBlock> Successors(BasicBlock block)
    {
        foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
        {
            if (branch?.Destination is { } destination)
                yield return destination;
        }

        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion!)
        {
            foreach (var handler in region.Kind == ControlFlowRegionKind.Try ? region.EnclosingRegion!.NestedRegions : [])
                yield return _graph.Blocks[handler.FirstBlockOrdinal];
        }
    }

    private sealed record Change(BasicBlock Block, int Index, AccessPath Path, ILocalSymbol? Local);
}
