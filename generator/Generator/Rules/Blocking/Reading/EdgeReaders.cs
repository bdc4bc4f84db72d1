using Adapters.Generator.Rules.Blocking.Delegates;
using Adapters.Generator.Rules.Blocking.Dispatch;
using Adapters.Generator.Rules.Blocking.Exemptions;
using Adapters.Generator.Rules.Blocking.Model;
using Adapters.Generator.Rules.Blocking.Operations;

namespace Adapters.Generator.Rules.Blocking.Reading;

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
    DispatchResolver Dispatch,
    MethodBodies Bodies,
    AnalysisScope Scope);
