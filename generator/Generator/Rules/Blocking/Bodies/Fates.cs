using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Generator.Parsing;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Memory;
using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Bodies;

/// <summary>Follows a delegate from where it is written to who runs it: a call, a known member, a helper's parameter.</summary>
internal sealed class Fates(BodySource source)
{
    /// <summary>Helpers that pass a delegate on to helpers: more than this is not seen.</summary>
    private const int MaxDepth = 8;

    private readonly ConcurrentDictionary<IParameterSymbol, (Fate Fate, ImmutableArray<SyntaxNode> Looked)> _parameters = new(SymbolEqualityComparer.Default);

    /// <summary>The fate of a lambda or a method group.</summary>
    public Fate Of(IOperation function, CancellationToken cancellation) => Of(function, 0, cancellation);

    /// <summary>The fate of an operation that is a function; one that is none runs where it stands.</summary>
    public Fate OfFunction(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IAnonymousFunctionOperation => Of(operation, cancellation),
        ILocalFunctionOperation local => Of(local, cancellation),
        _ => Fate.Here,
    };

    /// <summary>The fate of a local function: of each call and each method group of it, the most dangerous.</summary>
    public Fate Of(ILocalFunctionOperation function, CancellationToken cancellation)
    {
        var fate = Fate.Elsewhere;
        foreach (var operation in SingleValues.RootOf(function).DescendantsAndSelf())
        {
            var found = operation switch
            {
                IInvocationOperation call when Same(call.TargetMethod, function.Symbol) => OfPlace(call, function, cancellation),
                IMethodReferenceOperation reference when Same(reference.Method, function.Symbol) => Of(reference, cancellation),
                _ => Fate.Elsewhere,
            };
            fate = Max(fate, found);
        }

        return fate;
    }

    /// <summary>A call inside of a lambda runs where the lambda does.</summary>
    private Fate OfPlace(IOperation call, ILocalFunctionOperation function, CancellationToken cancellation)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda)
                return Of(lambda, cancellation);
            if (parent is ILocalFunctionOperation other)
                return Same(other.Symbol, function.Symbol) ? Fate.Elsewhere : Of(other, cancellation);
        }

        return Fate.Here;
    }

    private Fate Of(IOperation value, int depth, CancellationToken cancellation)
    {
        if (depth > MaxDepth)
            return Fate.Unknown;
        return value.Parent switch
        {
            IConversionOperation conversion when IsExpressionTree(conversion.Type) => Fate.Elsewhere,
            IDelegateCreationOperation creation when IsExpressionTree(creation.Type) || IsSynchronousApplication(creation.Type) => Fate.Elsewhere,
            IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation
                => Of(value.Parent, depth, cancellation),
            IArgumentOperation { Parameter: { } parameter } argument => OfArgument(parameter, argument.Parent, depth, cancellation),
            IInvocationOperation call when call.Instance == value => Fate.Here,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => OfLocal(declarator.Symbol, declarator, depth, cancellation),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == value
                => OfLocal(target.Local, assignment, depth, cancellation),
            _ => Fate.Unknown,
        };
    }

    private Fate OfArgument(IParameterSymbol parameter, IOperation? call, int depth, CancellationToken cancellation)
    {
        var method = call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null)
            return Fate.Unknown;
        var definition = Verdicts.Definition(method);
        if (KnownMembers.Instance.Offloads.Find(definition) is { Mark: true })
            return Fate.Elsewhere;
        if (KnownMembers.Instance.Invokes.Find(definition) is { Mark: true })
            return Fate.Here;
        var declared = (IMethodSymbol)definition;
        var ordinal = parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1);
        return source.HasBody(declared) && ordinal < declared.Parameters.Length
            ? OfParameter(declared, declared.Parameters[ordinal], depth, cancellation)
            : Fate.Unknown;
    }

    /// <summary>What a helper does with a delegate that it is given.</summary>
    private Fate OfParameter(IMethodSymbol method, IParameterSymbol parameter, int depth, CancellationToken cancellation)
    {
        if (_parameters.TryGetValue(parameter, out var known))
        {
            OtherBodies.Look(known.Looked);
            return known.Fate;
        }

        var found = OtherBodies.Watch(() => InBody(method, parameter, depth, cancellation));
        _parameters.TryAdd(parameter, found);
        return found.Result;
    }

    private Fate InBody(IMethodSymbol method, IParameterSymbol parameter, int depth, CancellationToken cancellation)
    {
        OtherBodies.Look(method.PartialImplementationPart ?? method);
        var fate = Fate.Elsewhere;
        foreach (var operation in source.Of(method, cancellation).SelectMany(o => o.DescendantsAndSelf()))
        {
            if (operation is IParameterReferenceOperation reference && Same(reference.Parameter, PartOf(method, parameter)))
                fate = Max(fate, OfUse(reference, depth + 1, cancellation));
        }

        return fate;
    }

    private static IParameterSymbol PartOf(IMethodSymbol method, IParameterSymbol parameter) =>
        method.PartialImplementationPart?.Parameters[parameter.Ordinal] ?? parameter;

    private Fate OfLocal(ILocalSymbol local, IOperation anywhere, int depth, CancellationToken cancellation)
    {
        var fate = Fate.Elsewhere;
        foreach (var operation in SingleValues.RootOf(anywhere).DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation reference && Same(reference.Local, local) && !SingleValues.IsWritten(reference))
                fate = Max(fate, OfUse(reference, depth + 1, cancellation));
        }

        return fate;
    }

    /// <summary>A use of a variable that holds a delegate, which may itself be inside of a lambda.</summary>
    private Fate OfUse(IOperation reference, int depth, CancellationToken cancellation)
    {
        var fate = reference.Parent is IConditionalAccessOperation or IBinaryOperation or IIsPatternOperation
            ? OfConditional(reference.Parent)
            : Of(reference, depth, cancellation);
        if (fate == Fate.Elsewhere)
            return fate;
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda)
                return Min(fate, Of(lambda, depth + 1, cancellation));
        }

        return fate;
    }

    /// <summary><c>action?.Invoke()</c> runs it; a comparison with null does nothing.</summary>
    private static Fate OfConditional(IOperation use) =>
        use is IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } } ? Fate.Here : Fate.Elsewhere;

    /// <summary>A WSGI application runs on a worker thread, whoever keeps it.</summary>
    private static bool IsSynchronousApplication(ITypeSymbol? type) => TypeNames.Is(type, TypeNames.WsgiApplication);

    private static bool IsExpressionTree(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "LambdaExpression" or "Expression" && t.ContainingNamespace.ToDisplayString() == "System.Linq.Expressions")
                return true;
        }

        return false;
    }

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);

    private static Fate Max(Fate a, Fate b) => a > b ? a : b;

    private static Fate Min(Fate a, Fate b) => a < b ? a : b;
}
