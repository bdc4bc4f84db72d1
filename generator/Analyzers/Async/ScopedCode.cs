using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Delegates;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async;

/// <summary>Determines whether a place in the code is in scope, and which functions are around it.</summary>
internal sealed class ScopedCode
{
    private readonly Lazy<BlockingAnalysis> _blocking;

    public ScopedCode(Compilation compilation, AnalyzerOptions options)
    {
        var blocking = new BlockingOptions(options.AnalyzerConfigOptionsProvider);
        Scope = new AnalysisScope(compilation, blocking);
        _blocking = new Lazy<BlockingAnalysis>(
            () => new BlockingAnalysis(compilation, blocking, UserMembers.Read(options.AdditionalFiles, CancellationToken.None)));
    }

    public AnalysisScope Scope { get; }

    /// <summary>The analysis of blocking calls, for the few candidates that ask what their helpers do.</summary>
    public BlockingAnalysis Blocking => _blocking.Value;

    /// <summary>Determines whether the place, or a function around it, is in scope.</summary>
    public bool Contains(IOperation operation, ISymbol owner) =>
        Scope.Applies(operation.Syntax.SyntaxTree)
        && ((owner is IMethodSymbol method && Scope.Contains(method)) || FunctionsAround(operation, owner).Any(Scope.Contains));

    /// <summary>
    /// Determines whether an event loop runs the place: no function between it and the one on the loop is offloaded or stored.
    /// </summary>
    public bool RunsOnLoop(IOperation operation, ISymbol owner, CancellationToken cancellation)
    {
        if (!Scope.Applies(operation.Syntax.SyntaxTree) || !FunctionsAround(operation, owner).Any(Scope.OnLoop))
            return false;
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (FunctionOf(around) is not { } function)
                continue;
            if (Scope.OnLoop(function))
                return true;
            if (!RunsInPlace(around, cancellation))
                return false;
        }

        return owner is IMethodSymbol method && Scope.OnLoop(method);
    }

    /// <summary>
    /// Determines whether the operation is a function that may run after the code around it: not one that runs in place, nor one that is
    /// passed to a call which is awaited.
    /// </summary>
    public bool Outlives(IOperation operation, CancellationToken cancellation)
    {
        if (operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            return false;
        if (operation.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation taker } }
            && TaskUses.Await(taker) is not null)
            return false;
        return !RunsInPlace(operation, cancellation);
    }

    /// <summary>Returns the functions around a place, from the nearest to the member itself.</summary>
    public static IEnumerable<IMethodSymbol> FunctionsAround(IOperation operation, ISymbol owner)
    {
        for (var around = operation; around is not null; around = around.Parent)
        {
            if (FunctionOf(around) is { } function)
                yield return function;
        }

        if (owner is IMethodSymbol method)
            yield return method;
    }

    /// <summary>Determines whether a function runs where it stands: not so if too much code decides what becomes of it.</summary>
    private bool RunsInPlace(IOperation function, CancellationToken cancellation)
    {
        try
        {
            return Blocking.DelegateFlows.OfFunction(function, cancellation) == DelegateFlow.Invoked;
        }
        catch (Exception e) when (VisitBudget.IsExceeded(e))
        {
            return false;
        }
    }

    private static IMethodSymbol? FunctionOf(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => null,
    };
}
