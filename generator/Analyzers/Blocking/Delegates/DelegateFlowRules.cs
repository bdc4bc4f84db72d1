using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Operations;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Delegates;

/// <summary>
/// The flow of one carrier by what its uses do with it: call it, give it to a known member, to a helper's parameter or to another variable.
/// Where that is a question of another carrier, it asks for its flow.
/// </summary>
internal sealed class DelegateFlowRules(MethodBodies bodies, BodyDependencies dependencies, CancellationToken cancellation)
{
    public DelegateFlow Of(DelegateCarrier carrier, Func<DelegateCarrier, DelegateFlow> ask)
    {
        cancellation.ThrowIfCancellationRequested();
        dependencies.Budget.Visit();
        return carrier switch
        {
            { Function: { } function } => OfValue(function, ask),
            { Symbol: { } symbol, Body: { } body } => OfUses(symbol, body, ask),
            { Symbol: IParameterSymbol parameter } => OfParameter(parameter, ask),
            _ => DelegateFlow.Escapes,
        };
    }

    /// <summary>Returns the use that a helper makes of a delegate that it is given.</summary>
    private DelegateFlow OfParameter(IParameterSymbol parameter, Func<DelegateCarrier, DelegateFlow> ask)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        var declared = (method.PartialImplementationPart ?? method).Parameters[parameter.Ordinal];
        var references = dependencies.OperationsOf(method, bodies, cancellation).Select(BodyReferences.Around).Distinct();
        return MostDangerous(references.Select(r => OfUses(declared, r, ask)));
    }

    private DelegateFlow OfUses(ISymbol symbol, BodyReferences body, Func<DelegateCarrier, DelegateFlow> ask) =>
        MostDangerous(body.To(symbol).Select(u => OfUse(u, ask)));

    private DelegateFlow OfUse(IOperation use, Func<DelegateCarrier, DelegateFlow> ask)
    {
        dependencies.Budget.Visit();
        return use switch
        {
            IInvocationOperation => OfPlace(use, ask),
            IMethodReferenceOperation => OfValue(use, ask),
            IVariableDeclaratorOperation => DelegateFlow.Offloaded,
            ILocalReferenceOperation when SingleAssignments.IsWritten(use) => DelegateFlow.Offloaded,
            _ => OfRead(use, ask),
        };
    }

    /// <summary>A use of a variable that holds a delegate, which may itself be inside of a function.</summary>
    private DelegateFlow OfRead(IOperation read, Func<DelegateCarrier, DelegateFlow> ask)
    {
        var flow = read.Parent is IConditionalAccessOperation or IBinaryOperation or IIsPatternOperation
            ? OfConditional(read.Parent)
            : OfValue(read, ask);
        return flow == DelegateFlow.Offloaded ? flow : LeastDangerous(flow, OfPlace(read, ask));
    }

    /// <summary><c>action?.Invoke()</c> runs it; a comparison with null does nothing.</summary>
    private static DelegateFlow OfConditional(IOperation use) =>
        use is IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } }
            ? DelegateFlow.Invoked
            : DelegateFlow.Offloaded;

    /// <summary>Code in a function runs where the function does.</summary>
    private static DelegateFlow OfPlace(IOperation place, Func<DelegateCarrier, DelegateFlow> ask)
    {
        for (var parent = place.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda)
                return ask(DelegateCarrier.Of(lambda));
            if (parent is ILocalFunctionOperation function)
                return ask(DelegateCarrier.Of(function.Symbol, function));
        }

        return DelegateFlow.Invoked;
    }

    /// <summary>Returns the use that the code around a delegate makes of it.</summary>
    private DelegateFlow OfValue(IOperation value, Func<DelegateCarrier, DelegateFlow> ask)
    {
        var whole = value;
        while (whole.Parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation or IConditionalOperation
            or ICoalesceOperation)
        {
            whole = whole.Parent;
            if (IsForOthers(whole))
                return DelegateFlow.Offloaded;
        }

        return whole.Parent switch
        {
            IArgumentOperation { Parameter: { } parameter } argument => OfArgument(parameter, argument.Parent, ask),
            IInvocationOperation call when call.Instance == whole => DelegateFlow.Invoked,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                ask(DelegateCarrier.Of(declarator.Symbol, declarator)),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == whole =>
                ask(DelegateCarrier.Of(target.Local, assignment)),
            IInvalidOperation call => OfUnfinished(call),
            _ => DelegateFlow.Escapes,
        };
    }

    /// <summary>While a lambda is typed, the call that takes it does not compile: what the call will be is known all the same.</summary>
    private DelegateFlow OfUnfinished(IInvalidOperation call)
    {
        var candidates = call.SemanticModel?.GetSymbolInfo(call.Syntax, cancellation).CandidateSymbols ?? [];
        return candidates.Length > 0 && candidates.All(c => KnownMembers.Instance.Offloads.Find(c) is { Mark: true })
            ? DelegateFlow.Offloaded
            : DelegateFlow.Escapes;
    }

    private DelegateFlow OfArgument(IParameterSymbol parameter, IOperation? call, Func<DelegateCarrier, DelegateFlow> ask)
    {
        var method = call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null)
            return DelegateFlow.Escapes;
        var declared = (IMethodSymbol)MemberClassifier.DefinitionOf(method);
        if (KnownMembers.Instance.Offloads.Find(declared) is { Mark: true })
            return DelegateFlow.Offloaded;
        if (KnownMembers.Instance.Invokes.Find(declared) is { Mark: true })
            return DelegateFlow.Invoked;
        var ordinal = parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1);
        return bodies.HasBody(declared) && ordinal < declared.Parameters.Length
            ? ask(DelegateCarrier.Of(declared.Parameters[ordinal]))
            : DelegateFlow.Escapes;
    }

    /// <summary>An expression tree is not run; a WSGI application runs on a worker thread, whoever keeps it.</summary>
    private static bool IsForOthers(IOperation whole) => whole switch
    {
        IConversionOperation conversion => ExpressionTrees.Is(conversion.Type),
        IDelegateCreationOperation creation => ExpressionTrees.Is(creation.Type) || TypeNames.Is(creation.Type, TypeNames.WsgiApplication),
        _ => false,
    };

    private static DelegateFlow MostDangerous(IEnumerable<DelegateFlow> flows)
    {
        var most = DelegateFlow.Offloaded;
        foreach (var flow in flows)
        {
            if (flow == DelegateFlow.Invoked)
                return flow;
            most = flow > most ? flow : most;
        }

        return most;
    }

    private static DelegateFlow LeastDangerous(DelegateFlow a, DelegateFlow b) => a < b ? a : b;
}
