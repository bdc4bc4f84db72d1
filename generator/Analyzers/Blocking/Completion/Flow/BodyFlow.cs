using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Completion.Transfer;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Flow;

/// <summary>
/// The waits of a whole body whose task is complete, in its functions too. A lambda knows what stays true behind the place where it is
/// made; a local function knows what all its calls know.
/// </summary>
internal sealed class BodyFlow
{
    /// <summary>Local functions that call each other: more rounds than this, and nothing is known in them.</summary>
    private const int MaxRounds = 6;

    private readonly AccessPathBuilder _paths;
    private readonly SharedVariables _shared;
    private readonly BodyDependencies _dependencies;
    private readonly CompletionState _empty;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<SyntaxNode> _complete = [];
    private readonly Dictionary<ISymbol, ControlFlowGraph> _owners = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, CompletionState> _calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, CompletionState> _visited = new(SymbolEqualityComparer.Default);

    private BodyFlow(IOperation root, BodyDependencies dependencies, CancellationToken cancellation)
    {
        _paths = new AccessPathBuilder(root, dependencies);
        _shared = new SharedVariables(root, _paths);
        _dependencies = dependencies;
        _empty = CompletionState.Empty(dependencies.Budget);
        _cancellation = cancellation;
    }

    public static HashSet<SyntaxNode> WaitsOnCompleted(IOperation root, BodyDependencies dependencies, CancellationToken cancellation)
    {
        Nesting.Check(root, dependencies.Budget);
        var flow = new BodyFlow(root, dependencies, cancellation);
        if (GraphOf(root, cancellation) is { } graph)
            flow.Run(graph);
        return flow._complete;
    }

    private static ControlFlowGraph? GraphOf(IOperation root, CancellationToken cancellation) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        IParameterInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellation),
        _ => null,
    };

    private void Run(ControlFlowGraph graph)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            _complete.Clear();
            _visited.Clear();
            Visit(graph, _empty);
            VisitLocalFunctions();
            if (_visited.All(v => _calls[v.Key].Equals(v.Value)))
                return;
        }

        _complete.Clear();
    }

    /// <summary>Those that are called, and those that they call; at last those that nobody calls.</summary>
    private void VisitLocalFunctions()
    {
        while (Functions.FirstOrDefault(f => !_visited.ContainsKey(f) && _calls.ContainsKey(f)) is { } called)
            VisitLocalFunction((IMethodSymbol)called);
        while (Functions.FirstOrDefault(f => !_visited.ContainsKey(f)) is { } other)
        {
            _calls[other] = _empty;
            VisitLocalFunction((IMethodSymbol)other);
        }
    }

    private IEnumerable<ISymbol> Functions
    {
        get
        {
            _dependencies.Budget.Visit(_owners.Count);
            return _owners.Keys;
        }
    }

    private void VisitLocalFunction(IMethodSymbol function)
    {
        var known = _calls[function];
        _visited[function] = known;
        Visit(_owners[function].GetLocalFunctionControlFlowGraph(function, _cancellation), known);
    }

    private void Visit(ControlFlowGraph graph, CompletionState entry)
    {
        foreach (var function in graph.LocalFunctions)
            _owners[function] = graph;
        foreach (var capture in graph.Blocks.SelectMany(b => b.Operations).SelectMany(o => o.DescendantsAndSelf())
            .OfType<IFlowCaptureOperation>())
            _paths.Capture(capture);
        var live = new LiveRanges(graph, _paths, _shared);
        var entries = CompletionFlow.Entries(graph, live, _paths, _dependencies, entry, _cancellation);
        var visit = new GraphVisit(this, graph, live);
        foreach (var block in graph.Blocks)
        {
            if (entries[block.Ordinal] is { } state)
                visit.Visit(block, state);
        }
    }

    /// <summary>A last pass over a graph, for which it is known what is complete where.</summary>
    private sealed class GraphVisit : IFlowEvents
    {
        private readonly BodyFlow _body;
        private readonly ControlFlowGraph _graph;
        private readonly LiveRanges _live;
        private readonly KillSet _later;
        private readonly CompletionTransfer _transfer;
        private BasicBlock _block;
        private int _index;

        public GraphVisit(BodyFlow body, ControlFlowGraph graph, LiveRanges live)
        {
            _body = body;
            _graph = graph;
            _live = live;
            _later = new KillSet(graph, body._paths);
            _transfer = new CompletionTransfer(body._paths, body._dependencies, this);
            _block = graph.Blocks[0];
        }

        public void Visit(BasicBlock block, CompletionState state)
        {
            _block = block;
            for (_index = 0; _index < block.Operations.Length; _index++)
                state = _live.Keep(_transfer.Apply(state, block.Operations[_index]), block, _index);
            if (block.BranchValue is { } value)
                _transfer.Apply(state, value);
        }

        public void OnWait(IOperation wait, bool isComplete)
        {
            if (isComplete)
                _body._complete.Add(wait.Syntax);
        }

        public void OnThrow(CompletionState state)
        {
        }

        public void OnFunction(IFlowAnonymousFunctionOperation function, CompletionState state)
        {
            var known = FunctionEntries.RunsAtOnce(function) ? state : _later.Keep(state, _block, _index);
            var graph = _graph.GetAnonymousFunctionControlFlowGraph(function, _body._cancellation);
            _body.Visit(graph, FunctionEntries.Of(function, known, _body._paths));
        }

        public void OnLocalFunction(IMethodSymbol function, IOperation place, CompletionState state)
        {
            var isNow = place is IInvocationOperation && !function.IsAsync && !function.IsIterator;
            var known = isNow ? state : _later.Keep(state, _block, _index);
            _body._calls[function.OriginalDefinition] = _body._calls.TryGetValue(function.OriginalDefinition, out var others)
                ? others.Meet(known)
                : known;
        }
    }
}
