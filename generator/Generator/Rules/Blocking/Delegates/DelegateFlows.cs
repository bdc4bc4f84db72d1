using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adapters.Generator.Rules.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Delegates;

/// <summary>Follows a delegate from where it is written to who runs it. What was found of one carrier is kept for all that lead to it.</summary>
internal sealed class DelegateFlows(MethodBodies source)
{
    private readonly ConcurrentDictionary<IParameterSymbol, Known> _parameters = new(SymbolEqualityComparer.Default);
    private readonly ConditionalWeakTable<BodyReferences, ConcurrentDictionary<DelegateCarrier, Known>> _inBodies = new();

    /// <summary>The fate of a lambda or a method group.</summary>
    public DelegateFlow Of(IOperation function, CancellationToken cancellation) => Of(DelegateCarrier.Of(function), cancellation);

    /// <summary>The fate of a local function: of each call and each method group of it, the most dangerous.</summary>
    public DelegateFlow Of(ILocalFunctionOperation function, CancellationToken cancellation) => Of(DelegateCarrier.Of(function.Symbol, function), cancellation);

    /// <summary>The fate of an operation that is a function; one that is none runs where it stands.</summary>
    public DelegateFlow OfFunction(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IAnonymousFunctionOperation => Of(operation, cancellation),
        ILocalFunctionOperation local => Of(local, cancellation),
        _ => DelegateFlow.Invoked,
    };

    private DelegateFlow Of(DelegateCarrier carrier, CancellationToken cancellation)
    {
        if (Recall(carrier) is { } known)
            return known;
        var (fates, looked) = OtherBodies.Watch(() => Solve(carrier, cancellation));
        foreach (var found in fates)
            Keep(found.Key, new Known(found.Value, looked));
        return fates[carrier];
    }

    /// <summary>What is known already is not asked again: nothing that is found now can change it.</summary>
    private IReadOnlyDictionary<DelegateCarrier, DelegateFlow> Solve(DelegateCarrier carrier, CancellationToken cancellation)
    {
        var rules = new DelegateFlowRules(source, cancellation);
        return new DelegateFlowSolver<DelegateCarrier>((c, ask) => rules.Of(c, asked => Recall(asked) ?? ask(asked))).Solve(carrier);
    }

    private DelegateFlow? Recall(DelegateCarrier carrier)
    {
        Known? known = null;
        _ = carrier is { Body: null, Symbol: IParameterSymbol parameter }
            ? _parameters.TryGetValue(parameter, out known)
            : carrier.Body is { } body && _inBodies.TryGetValue(body, out var kept) && kept.TryGetValue(carrier, out known);
        if (known is not null)
            OtherBodies.Look(known.Looked);
        return known?.Fate;
    }

    private void Keep(DelegateCarrier carrier, Known known)
    {
        if (carrier.Body is { } body)
            _inBodies.GetOrCreateValue(body).TryAdd(carrier, known);
        else if (carrier.Symbol is IParameterSymbol parameter)
            _parameters.TryAdd(parameter, known);
    }

    private sealed record Known(DelegateFlow Fate, ImmutableArray<SyntaxNode> Looked);
}
