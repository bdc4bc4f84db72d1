using Adapters.Analyzers.Blocking.Delegates;
using Adapters.Analyzers.Blocking.Dispatch;
using Adapters.Analyzers.Blocking.Exemptions;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Adapters.Analyzers.Blocking.Reading.Flow;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>
/// The readers that make edges of the operations of a body, one for each kind of operation, and those that decide which of them
/// count.
/// </summary>
internal sealed record EdgeReaders(
    CallReader Calls,
    DisposalReader Disposals,
    StoredDelegates StoredDelegates,
    DelegateFlows DelegateFlows,
    DatabaseQueries Queries,
    StreamWrappers Wrappers,
    DispatchResolver Dispatch,
    MethodBodies Bodies,
    AnalysisScope Scope,
    ConditionalMethods Conditional);
