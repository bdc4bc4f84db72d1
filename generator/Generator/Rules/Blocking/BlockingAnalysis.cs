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
        var calls = new CallReader(Scope, Members, exemptions, Dispatch, Bodies, new AsyncAlternativeFinder(compilation));
        var readers = new EdgeReaders(
            calls,
            new DisposalReader(compilation, Dispatch),
            new StoredDelegates(Bodies, Models),
            DelegateFlows,
            exemptions.Queries,
            Dispatch,
            Bodies,
            Scope);
        Graph = new MethodGraph(
            compilation,
            leadsOn: m => Bodies.HasBody(m) && !Scope.Contains(m),
            reader: (method, operations, graph, dependencies, cancellation) =>
                BodyReader.Read(readers, operations, new ReadContext(graph, method, dependencies, cancellation)),
            cache,
            budgets ?? (() => new VisitBudget()));
    }

    public AnalysisScope Scope { get; }

    public SemanticModels Models { get; }

    public MethodBodies Bodies { get; }

    public MemberClassifier Members { get; }

    public DispatchResolver Dispatch { get; }

    public DelegateFlows DelegateFlows { get; }

    public MethodGraph Graph { get; }
}
