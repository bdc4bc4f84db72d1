using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Delegates;
using Adapters.Analyzers.Blocking.Dispatch;
using Adapters.Analyzers.Blocking.Exemptions;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Adapters.Analyzers.Blocking.Reading;
using Adapters.Analyzers.Blocking.Reading.Flow;
using Adapters.Analyzers.Blocking.Roots;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking;

/// <summary>
/// The analysis of a compilation, put together from what knows least to what knows most. It is for analyzers: no part is given it.
/// </summary>
internal sealed class BlockingAnalysis
{
    public BlockingAnalysis(
        Compilation compilation, BlockingOptions options, MemberList<bool> users, IEdgeCache? cache = null,
        Func<VisitBudget>? budgets = null)
    {
        Scope = new AnalysisScope(compilation, options);
        Models = new SemanticModels(compilation);
        Bodies = new MethodBodies(Models);
        Members = new MemberClassifier(users);
        Dispatch = new DispatchResolver(compilation);
        DelegateFlows = new DelegateFlows(Bodies);
        var exemptions = new CallExemptions(compilation, options);
        var values = new MemberValues(Bodies, Models);
        var wrappers = new StreamWrappers(values, new GivenArguments(Bodies));
        var calls = new CallReader(Scope, Members, exemptions, wrappers, Dispatch, Bodies, new AsyncAlternativeFinder(compilation));
        var readers = new EdgeReaders(
            calls,
            new DisposalReader(compilation, Dispatch, exemptions),
            new StoredDelegates(values),
            DelegateFlows,
            exemptions.Queries,
            wrappers,
            Dispatch,
            Bodies,
            Scope,
            new ConditionalMethods());
        Graph = new MethodGraph(
            compilation,
            leadsOn: m => Bodies.HasBody(m) && !Scope.Contains(m),
            takers: new LockTakers(compilation, Models).Of,
            reader: (method, operations, graph, dependencies, cancellation) =>
                BodyReader.Read(readers, operations, new ReadContext(graph, method, dependencies, cancellation)),
            cache,
            budgets ?? (() => new VisitBudget()));
        Roots = new RootFinder(compilation, options, Scope, Graph, new ScopedBodies(Scope, Models, Graph, DelegateFlows),
            new Lazy<KnownCalls>(() => KnownCalls.Of(compilation.Options, cache?.Fingerprint)));
    }

    public AnalysisScope Scope { get; }

    public SemanticModels Models { get; }

    public MethodBodies Bodies { get; }

    public MemberClassifier Members { get; }

    public DispatchResolver Dispatch { get; }

    public DelegateFlows DelegateFlows { get; }

    public MethodGraph Graph { get; }

    public RootFinder Roots { get; }
}
