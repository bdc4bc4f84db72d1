using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Delegates;

/// <summary>
/// Follows a delegate from where it is written to who runs it. What was found of one carrier is kept for all that lead to it.
/// </summary>
internal sealed class DelegateFlows(MethodBodies bodies)
{
    private readonly ConcurrentDictionary<IParameterSymbol, Known> _parameters = new(SymbolEqualityComparer.Default);
    private readonly ConditionalWeakTable<BodyReferences, ConcurrentDictionary<DelegateCarrier, Known>> _inBodies = new();

    /// <summary>The flow of a lambda or a method group.</summary>
    public DelegateFlow Of(IOperation function, BodyDependencies dependencies, CancellationToken cancellation) =>
        Of(DelegateCarrier.Of(function), dependencies, cancellation);

    /// <summary>The flow of a local function: of each call and each method group of it, the most dangerous.</summary>
    public DelegateFlow Of(ILocalFunctionOperation function, BodyDependencies dependencies, CancellationToken cancellation) =>
        Of(DelegateCarrier.Of(function.Symbol, function), dependencies, cancellation);

    /// <summary>The flow of an operation that is a function. Any other operation runs in place.</summary>
    public DelegateFlow OfFunction(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IAnonymousFunctionOperation => Of(operation, new BodyDependencies(new VisitBudget()), cancellation),
        ILocalFunctionOperation local => Of(local, new BodyDependencies(new VisitBudget()), cancellation),
        _ => DelegateFlow.Invoked,
    };

    private DelegateFlow Of(DelegateCarrier carrier, BodyDependencies dependencies, CancellationToken cancellation)
    {
        if (Find(carrier, dependencies) is { } known)
            return known;
        var own = new BodyDependencies(dependencies.Budget);
        var flows = Solve(carrier, own, cancellation);
        foreach (var found in flows)
            Keep(found.Key, new Known(found.Value, own));
        dependencies.Add(own);
        return flows[carrier];
    }

    /// <summary>Does not search again for a flow that is known: nothing that is found now can change it.</summary>
    private IReadOnlyDictionary<DelegateCarrier, DelegateFlow> Solve(
        DelegateCarrier carrier, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var rules = new DelegateFlowRules(bodies, dependencies, cancellation);
        return new DelegateFlowSolver<DelegateCarrier>((c, ask) =>
            rules.Of(c, asked => Find(asked, dependencies) ?? ask(asked))).Solve(carrier);
    }

    private DelegateFlow? Find(DelegateCarrier carrier, BodyDependencies dependencies)
    {
        Known? known = null;
        _ = carrier is { Body: null, Symbol: IParameterSymbol parameter }
            ? _parameters.TryGetValue(parameter, out known)
            : carrier.Body is { } body && _inBodies.TryGetValue(body, out var kept) && kept.TryGetValue(carrier, out known);
        if (known is not null)
            dependencies.Add(known.Dependencies);
        return known?.Flow;
    }

    private void Keep(DelegateCarrier carrier, Known known)
    {
        if (carrier.Body is { } body)
            _inBodies.GetOrCreateValue(body).TryAdd(carrier, known);
        else if (carrier.Symbol is IParameterSymbol parameter)
            _parameters.TryAdd(parameter, known);
    }

    private sealed record Known(DelegateFlow Flow, BodyDependencies Dependencies);
}
