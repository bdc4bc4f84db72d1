using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.Analyzers.Blocking.Dispatch;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Evidence;

/// <summary>
/// Decides whether an asynchronous form of the user's own says that the synchronous one blocks. It does not if it only wraps that
/// one, if it leads back to the caller, or if the caller has chosen between both. What the synchronous one does counts all the same.
/// </summary>
internal sealed class AlternativeEvidence(DispatchResolver dispatch, MethodBodies bodies)
{
    /// <summary>Calls from the asynchronous form back to the caller; a longer way round is not looked for.</summary>
    private const int MaxCalls = 3;

    public bool IsGivenBy(
        AsyncAlternative alternative, CallSite call, IMethodSymbol caller, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var budget = dependencies.Budget;
        if (new FormChoices(alternative.Method, budget).Precede(call.Operation))
            return false;
        var (methods, _) = dispatch.Resolve((alternative.Method.ReducedFrom ?? alternative.Method).OriginalDefinition, call.Instance);
        budget.Visit(methods.Length);
        if (dispatch.Resolve(call.Method, call.Instance).Methods.Any(m => Mentions(m, alternative.Method, dependencies, cancellation)))
            return false;
        var immediate = new ImmediateMethods(bodies, dependencies, cancellation);
        return methods.IsEmpty
            || !(methods.All(m => LeadsTo(m, call.Method, dependencies, cancellation) && immediate.Contain(m))
                || methods.Any(m => LeadsTo(m, caller, dependencies, cancellation)));
    }

    /// <summary>
    /// Indicates whether the synchronous form calls the asynchronous one, or hands it on: if it waits for that, the wait counts; otherwise
    /// it only starts what the other one does.
    /// </summary>
    private bool Mentions(
        IMethodSymbol synchronous, IMethodSymbol alternative, BodyDependencies dependencies, CancellationToken cancellation)
    {
        if (!bodies.HasBody(synchronous))
            return false;
        var sought = DeclarationOf(alternative);
        foreach (var operation in dependencies.OperationsOf(synchronous, bodies, cancellation).SelectMany(o => o.DescendantsAndSelf()))
        {
            dependencies.Budget.Visit();
            var mentioned = operation switch
            {
                IInvocationOperation call => call.TargetMethod,
                IMethodReferenceOperation reference => reference.Method,
                _ => null,
            };
            if (mentioned is not null && SymbolEqualityComparer.Default.Equals(DeclarationOf(mentioned), sought))
                return true;
        }

        return false;
    }

    /// <summary>Indicates whether a method calls another one, directly or through a few others.</summary>
    private bool LeadsTo(
        IMethodSymbol method, IMethodSymbol other, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var sought = DeclarationOf(other);
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { DeclarationOf(method) };
        ImmutableArray<IMethodSymbol> level = [method];
        for (var calls = 0; calls < MaxCalls && !level.IsEmpty && !seen.Contains(sought); calls++)
            level = [.. level.SelectMany(m => CalledBy(m, dependencies, cancellation)).Where(m => seen.Add(DeclarationOf(m)))];
        return seen.Contains(sought);
    }

    private IEnumerable<IMethodSymbol> CalledBy(IMethodSymbol method, BodyDependencies dependencies, CancellationToken cancellation) =>
        !bodies.HasBody(method) ? []
        : dependencies.OperationsOf(method, bodies, cancellation).SelectMany(o => OwnOperations.Of(o, dependencies.Budget))
            .OfType<IInvocationOperation>()
            .Select(c => c.TargetMethod.OriginalDefinition).Where(dispatch.IsSource).ToList();

    /// <summary>The method that declares an override first.</summary>
    private static IMethodSymbol DeclarationOf(IMethodSymbol method)
    {
        var declared = (method.ReducedFrom ?? method).OriginalDefinition;
        while (declared.OverriddenMethod is { } overridden)
            declared = overridden.OriginalDefinition;
        return declared;
    }
}
