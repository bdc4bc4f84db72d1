using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>
/// Follows a body on all its ways and finds the waits whose task is complete on each. A forward analysis over the control flow graph:
/// what is known where ways meet is what all of them know, until nothing changes. What a catch or a finally knows is what is known at
/// every place of its try.
/// </summary>
internal sealed class CompletionFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly CompletionState?[] _entries;
    private readonly TaskPaths _paths;
    private readonly Guards _guards;
    private readonly StableVariables _stable;
    private readonly HashSet<SyntaxNode> _complete;
    private readonly CancellationToken _cancellation;

    private CompletionFlow(ControlFlowGraph graph, TaskPaths paths, StableVariables stable, HashSet<SyntaxNode> complete, CancellationToken cancellation)
    {
        _graph = graph;
        _entries = new CompletionState?[graph.Blocks.Length];
        _paths = paths;
        _guards = new Guards(paths);
        _stable = stable;
        _complete = complete;
        _cancellation = cancellation;
    }

    public static HashSet<SyntaxNode> WaitsOnCompleted(IOperation body, CancellationToken cancellation)
    {
        var complete = new HashSet<SyntaxNode>();
        var root = SingleValues.RootOf(body);
        if (GraphOf(root, cancellation) is { } graph)
            new CompletionFlow(graph, new TaskPaths(root), new StableVariables(root), complete, cancellation).Run(CompletionState.Empty);
        return complete;
    }

    private static ControlFlowGraph? GraphOf(IOperation root, CancellationToken cancellation) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        _ => null,
    };

    private void Run(CompletionState entry)
    {
        foreach (var capture in _graph.Blocks.SelectMany(b => b.Operations).SelectMany(o => o.DescendantsAndSelf()).OfType<IFlowCaptureOperation>())
            _paths.Capture(capture);
        Settle(entry);
        foreach (var block in _graph.Blocks)
        {
            if (_entries[block.Ordinal] is { } state)
                Collect(block, state);
        }

        foreach (var function in _graph.LocalFunctions)
            Nested(_graph.GetLocalFunctionControlFlowGraph(function, _cancellation)).Run(CompletionState.Empty);
    }

    private void Settle(CompletionState entry)
    {
        var transfer = new CompletionTransfer(_paths, _guards, (_, _) => { }, (_, _) => { });
        var queue = new Queue<BasicBlock>();
        Merge(_graph.Blocks[0], entry, queue);
        while (queue.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var block = queue.Dequeue();
            var state = _entries[block.Ordinal]!;
            foreach (var operation in block.Operations)
            {
                var after = transfer.Apply(state, operation);
                Throw(block, IsAwaitAlone(operation) ? after : state.Meet(after), queue);
                state = after;
            }

            if (block.BranchValue is { } value)
            {
                var after = transfer.Apply(state, value);
                Throw(block, IsAwaitAlone(value) ? after : state.Meet(after), queue);
                state = after;
            }

            Leave(block, block.ConditionalSuccessor, block.ConditionKind == ControlFlowConditionKind.WhenTrue, state, queue);
            Leave(block, block.FallThroughSuccessor, block.ConditionKind == ControlFlowConditionKind.WhenFalse, state, queue);
        }
    }

    private void Leave(BasicBlock block, ControlFlowBranch? branch, bool holds, CompletionState state, Queue<BasicBlock> queue)
    {
        if (branch?.Destination is not { } destination)
            return;
        if (block.ConditionKind != ControlFlowConditionKind.None)
            state = _guards.When(holds, block.BranchValue).Aggregate(state, (s, p) => s.Complete(p));
        foreach (var region in branch.FinallyRegions)
        {
            Merge(_graph.Blocks[region.FirstBlockOrdinal], state, queue);
            state = Through(region, state);
        }

        Merge(destination, state, queue);
    }

    /// <summary>An exception may leave a try at any place.</summary>
    private void Throw(BasicBlock block, CompletionState state, Queue<BasicBlock> queue)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion.NestedRegions: var siblings })
                continue;
            foreach (var handler in siblings)
            {
                if (handler != region)
                    Merge(_graph.Blocks[handler.FirstBlockOrdinal], state, queue);
            }
        }
    }

    private void Merge(BasicBlock block, CompletionState state, Queue<BasicBlock> queue)
    {
        var known = _entries[block.Ordinal];
        var met = known is null ? state : known.Meet(state);
        if (known is not null && known.Equals(met))
            return;
        _entries[block.Ordinal] = met;
        queue.Enqueue(block);
    }

    /// <summary>What is known behind a finally: one with branches is only asked what it changes.</summary>
    private CompletionState Through(ControlFlowRegion region, CompletionState state)
    {
        var blocks = _graph.Blocks.Skip(region.FirstBlockOrdinal).Take(region.LastBlockOrdinal - region.FirstBlockOrdinal + 1).ToList();
        var operations = blocks.SelectMany(b => b.Operations);
        if (blocks.TrueForAll(b => b.ConditionKind == ControlFlowConditionKind.None))
            return operations.Aggregate(state, new CompletionTransfer(_paths, _guards, (_, _) => { }, (_, _) => { }).Apply);
        return operations.SelectMany(o => o.DescendantsAndSelf()).OfType<ISimpleAssignmentOperation>().Aggregate(state, (s, a) => s.Forget(_paths.Of(a.Target)));
    }

    /// <summary>If a lone await throws, its task is complete.</summary>
    private static bool IsAwaitAlone(IOperation operation) =>
        operation.DescendantsAndSelf().OfType<IAwaitOperation>().FirstOrDefault() is { } only
        && only.Operation.DescendantsAndSelf().All(o => o is not IInvocationOperation call || call.TargetMethod.Name is "ConfigureAwait" or "WhenAll");

    private void Collect(BasicBlock block, CompletionState state)
    {
        var transfer = new CompletionTransfer(_paths, _guards, Note, (function, known) => RunFunction(function, known));
        foreach (var operation in block.Operations)
            state = transfer.Apply(state, operation);
        if (block.BranchValue is { } value)
            transfer.Apply(state, value);
    }

    private void Note(IOperation wait, bool isComplete)
    {
        if (isComplete)
            _complete.Add(wait.Syntax);
    }

    private void RunFunction(IFlowAnonymousFunctionOperation function, CompletionState known) =>
        Nested(_graph.GetAnonymousFunctionControlFlowGraph(function, _cancellation)).Run(known.Where(_stable.Contains));

    private CompletionFlow Nested(ControlFlowGraph graph) => new(graph, _paths, _stable, _complete, _cancellation);
}
