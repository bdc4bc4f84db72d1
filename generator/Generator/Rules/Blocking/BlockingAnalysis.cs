using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.AsyncAlternatives;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Delegates;
using Adapters.Generator.Rules.Blocking.Dispatch;
using Adapters.Generator.Rules.Blocking.Exemptions;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Model;
using Adapters.Generator.Rules.Blocking.Operations;
using Adapters.Generator.Rules.Blocking.Reading;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking;

/// <summary>
/// The analysis of a compilation, put together from what knows least to what knows most. It is for analyzers: no part is given it.
/// </summary>
internal sealed class BlockingAnalysis
{
    private readonly Compilation _compilation;
    private readonly SemanticModels _models;
    private readonly MethodBodies _bodies;
    private readonly MemberClassifier _classifier;
    private readonly DispatchResolver _dispatch;
    private readonly MethodReader _reader;
    private readonly MethodGraph _graph;

    public BlockingAnalysis(Compilation compilation, BlockingOptions options, MemberList<bool> users, IEdgeCache? cache = null)
    {
        _compilation = compilation;
        _models = new SemanticModels(compilation);
        _bodies = new MethodBodies(_models);
        _classifier = new MemberClassifier(users);
        _dispatch = new DispatchResolver(compilation);
        Scope = new AnalysisScope(compilation, options);
        DelegateFlows = new DelegateFlows(_bodies);
        _reader = new MethodReader(Readers(options), _bodies);
        _graph = new MethodGraph(compilation, _reader.Read, cache);
    }

    public AnalysisScope Scope { get; }

    public DelegateFlows DelegateFlows { get; }

    /// <summary>
    /// The methods and properties that the compilation declares, and of which neither marks nor lists say whether they block.
    /// </summary>
    public bool IsUnclassified(ISymbol member) => _classifier.Classify(member).Blocks is null;

    public bool HasBody(IMethodSymbol method) => _bodies.HasBody(method);

    public MethodNode NodeOf(IMethodSymbol method) => _graph.NodeOf(method);

    /// <summary>The methods that a call may run.</summary>
    public ImmutableArray<IMethodSymbol> TargetsOf(IMethodSymbol method, IOperation? instance) =>
        _dispatch.Resolve(method, instance).Methods;

    /// <summary>Uses the model with which the compiler analyses a file, so that its bodies are bound once.</summary>
    public void Offer(SemanticModel? model) => _models.Offer(model);

    /// <summary>The edges of a method whose operations are at hand.</summary>
    public ImmutableArray<CallEdge> EdgesOf(IMethodSymbol method, IEnumerable<IOperation> operations, CancellationToken cancellation) =>
        _graph.EdgesOf(method, d => _reader.Read(operations, new ReadContext(_graph, method, d, cancellation)));

    private EdgeReaders Readers(BlockingOptions options)
    {
        var targets = new CallTargets(_dispatch, _bodies, Scope);
        var exemptions = new CallExemptions(_compilation, options);
        var advice = new CallAdvice(new AsyncAlternativeFinder(_compilation), _models);
        return new EdgeReaders(
            new CallReader(_classifier, exemptions, advice, targets, Scope),
            new DisposalReader(_compilation, targets),
            new StoredDelegates(_bodies, _models),
            DelegateFlows,
            targets,
            exemptions.Queries,
            Scope);
    }
}
