using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Memory;
using Adapters.Generator.Rules.Blocking.Reach;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Bodies;

/// <summary>
/// The fate of one carrier by what its uses do with it: call it, give it to a known member, to a helper's parameter or to another variable.
/// What only another carrier can tell is asked for.
/// </summary>
internal sealed class FateRules(BodySource source, CancellationToken cancellation)
{
    public Fate Of(Carrier carrier, Func<Carrier, Fate> ask)
    {
        cancellation.ThrowIfCancellationRequested();
        return carrier switch
        {
            { Function: { } function } => OfValue(function, ask),
            { Symbol: { } symbol, Body: { } body } => OfUses(symbol, body, ask),
            { Symbol: IParameterSymbol parameter } => OfParameter(parameter, ask),
            _ => Fate.Unknown,
        };
    }

    /// <summary>What a helper does with a delegate that it is given.</summary>
    private Fate OfParameter(IParameterSymbol parameter, Func<Carrier, Fate> ask)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        var code = method.PartialImplementationPart ?? method;
        OtherBodies.Look(code);
        var bodies = source.Of(method, cancellation).Select(BodyReferences.Around).Distinct();
        return MostDangerous(bodies.Select(b => OfUses(code.Parameters[parameter.Ordinal], b, ask)));
    }

    private Fate OfUses(ISymbol symbol, BodyReferences body, Func<Carrier, Fate> ask) => MostDangerous(body.To(symbol).Select(u => OfUse(u, ask)));

    private Fate OfUse(IOperation use, Func<Carrier, Fate> ask) => use switch
    {
        IInvocationOperation => OfPlace(use, ask),
        IMethodReferenceOperation => OfValue(use, ask),
        IVariableDeclaratorOperation => Fate.Elsewhere,
        ILocalReferenceOperation when SingleValues.IsWritten(use) => Fate.Elsewhere,
        _ => OfRead(use, ask),
    };

    /// <summary>A use of a variable that holds a delegate, which may itself be inside of a function.</summary>
    private Fate OfRead(IOperation read, Func<Carrier, Fate> ask)
    {
        var fate = read.Parent is IConditionalAccessOperation or IBinaryOperation or IIsPatternOperation ? OfConditional(read.Parent) : OfValue(read, ask);
        return fate == Fate.Elsewhere ? fate : LeastDangerous(fate, OfPlace(read, ask));
    }

    /// <summary><c>action?.Invoke()</c> runs it; a comparison with null does nothing.</summary>
    private static Fate OfConditional(IOperation use) =>
        use is IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } } ? Fate.Here : Fate.Elsewhere;

    /// <summary>Code in a function runs where the function does.</summary>
    private static Fate OfPlace(IOperation place, Func<Carrier, Fate> ask)
    {
        for (var parent = place.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda)
                return ask(Carrier.Of(lambda));
            if (parent is ILocalFunctionOperation function)
                return ask(Carrier.Of(function.Symbol, function));
        }

        return Fate.Here;
    }

    /// <summary>What the code around a delegate does with it.</summary>
    private Fate OfValue(IOperation value, Func<Carrier, Fate> ask)
    {
        var whole = value;
        while (whole.Parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation)
        {
            whole = whole.Parent;
            if (IsForOthers(whole))
                return Fate.Elsewhere;
        }

        return whole.Parent switch
        {
            IArgumentOperation { Parameter: { } parameter } argument => OfArgument(parameter, argument.Parent, ask),
            IInvocationOperation call when call.Instance == whole => Fate.Here,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => ask(Carrier.Of(declarator.Symbol, declarator)),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == whole => ask(Carrier.Of(target.Local, assignment)),
            _ => Fate.Unknown,
        };
    }

    private Fate OfArgument(IParameterSymbol parameter, IOperation? call, Func<Carrier, Fate> ask)
    {
        var method = call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null)
            return Fate.Unknown;
        var declared = (IMethodSymbol)Verdicts.Definition(method);
        if (KnownMembers.Instance.Offloads.Find(declared) is { Mark: true })
            return Fate.Elsewhere;
        if (KnownMembers.Instance.Invokes.Find(declared) is { Mark: true })
            return Fate.Here;
        var ordinal = parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1);
        return source.HasBody(declared) && ordinal < declared.Parameters.Length ? ask(Carrier.Of(declared.Parameters[ordinal])) : Fate.Unknown;
    }

    /// <summary>An expression tree is not run; a WSGI application runs on a worker thread, whoever keeps it.</summary>
    private static bool IsForOthers(IOperation whole) => whole switch
    {
        IConversionOperation conversion => ExpressionTrees.Is(conversion.Type),
        IDelegateCreationOperation creation => ExpressionTrees.Is(creation.Type) || TypeNames.Is(creation.Type, TypeNames.WsgiApplication),
        _ => false,
    };

    private static Fate MostDangerous(IEnumerable<Fate> fates)
    {
        var most = Fate.Elsewhere;
        foreach (var fate in fates)
        {
            if (fate == Fate.Here)
                return fate;
            most = fate > most ? fate : most;
        }

        return most;
    }

    private static Fate LeastDangerous(Fate a, Fate b) => a < b ? a : b;
}
