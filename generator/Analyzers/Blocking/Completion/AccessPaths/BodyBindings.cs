using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>The meaning of the variables and functions of a body by their declarations, and of the parts of its expressions.</summary>
internal sealed class BodyBindings
{
    private const int MaxSteps = 1_000;

    private readonly Dictionary<ISymbol, IOperation> _aliases = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, IOperation?> _captures = [];
    private readonly Dictionary<SyntaxNode, IAnonymousFunctionOperation> _functions = [];

    public BodyBindings(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IForEachLoopOperation loop)
                Parameters.Bind(loop);
            else if (operation is IAnonymousFunctionOperation lambda)
                Bind(lambda);
            else if (operation is IVariableDeclaratorOperation { Symbol.IsRef: true } declarator)
                Bind(declarator);
        }
    }

    public BoundParameters Parameters { get; } = new();

    /// <summary>
    /// The place where the variable is declared. One that the compiler makes, as for the values that a query hands on from
    /// clause to clause, is
    /// declared nowhere: its function is.
    /// </summary>
    public static int PositionOf(ISymbol variable) =>
        (variable.Locations.FirstOrDefault() ?? variable.ContainingSymbol?.Locations.FirstOrDefault())?.SourceSpan.Start ?? 0;

    /// <summary>The expression that a reference variable refers to; null for other variables.</summary>
    public IOperation? TargetOf(ISymbol variable) => _aliases.TryGetValue(variable, out var target) ? target : null;

    /// <summary>The control flow graph takes expressions apart: a part stands for a value, if it is one value on all paths.</summary>
    public void Capture(IFlowCaptureOperation capture) =>
        _captures[capture.Id] = _captures.TryGetValue(capture.Id, out var other) && other?.Syntax != capture.Value.Syntax
            ? null
            : capture.Value;

    public IOperation? CapturedBy(CaptureId id) => _captures.TryGetValue(id, out var captured) ? captured : null;

    /// <summary>
    /// The value without conversions, and the one that a part stands for. A part is made of earlier ones; more than this number are none.
    /// </summary>
    public IOperation Resolve(IOperation value)
    {
        for (var steps = 0; steps < MaxSteps && Behind(value) is { } inner; steps++)
            value = inner;
        return value;
    }

    /// <summary>The value of a function of one expression, which the control flow graph has in another form.</summary>
    public IOperation? ReturnedBy(IOperation function) =>
        LambdaOf(function) is { Symbol.IsAsync: false, Body.Operations: [IReturnOperation { ReturnedValue: { } value }] } ? value : null;

    /// <summary>The task that an asynchronous function awaits first, whatever it does then.</summary>
    public IOperation? AwaitedBy(IOperation function) =>
        LambdaOf(function) is { Symbol.IsAsync: true, Body.Operations: [var first, ..] } ? AwaitedIn(first) : null;

    /// <summary>The call that a function begins with, whatever it does then.</summary>
    public IInvocationOperation? CalledBy(IOperation function) =>
        LambdaOf(function) is { Symbol.IsAsync: false, Body.Operations: [IExpressionStatementOperation { Operation: var first }, ..] }
            && first is IInvocationOperation call
            ? call
            : null;

    public IParameterSymbol? ParameterOf(IOperation function) => LambdaOf(function)?.Symbol.Parameters.FirstOrDefault();

    /// <summary>The collection that an enumerator goes over.</summary>
    public IOperation? EnumeratedBy(IOperation enumerator) =>
        Resolve(enumerator) is IInvocationOperation { TargetMethod.Name: "GetEnumerator" or "GetAsyncEnumerator" } call
            ? Sequences.SourceOf(call)
            : null;

    private static IOperation? AwaitedIn(IOperation statement) => statement switch
    {
        IReturnOperation { ReturnedValue: { } value } => AwaitedIn(value),
        IExpressionStatementOperation { Operation: var expression } => AwaitedIn(expression),
        IAwaitOperation { Operation: var task } => task,
        _ => null,
    };

    private IOperation? Behind(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        IFlowCaptureReferenceOperation reference => CapturedBy(reference.Id),
        _ => null,
    };

    private IAnonymousFunctionOperation? LambdaOf(IOperation function)
    {
        while (function is IDelegateCreationOperation or IConversionOperation)
            function = function is IDelegateCreationOperation creation ? creation.Target : ((IConversionOperation)function).Operand;
        return _functions.TryGetValue(function.Syntax, out var lambda) ? lambda : null;
    }

    private void Bind(IAnonymousFunctionOperation lambda)
    {
        _functions[lambda.Syntax] = lambda;
        Parameters.Bind(lambda);
    }

    private void Bind(IVariableDeclaratorOperation alias)
    {
        if (alias.GetVariableInitializer()?.Value is { } target && IsDeclaredBefore(target, alias.Symbol))
            _aliases[alias.Symbol] = target;
    }

    /// <summary>
    /// Indicates whether all variables in the target are. While somebody types, a reference may be one to itself, and would lead
    /// on for ever.
    /// </summary>
    private static bool IsDeclaredBefore(IOperation target, ILocalSymbol alias) =>
        target.DescendantsAndSelf().OfType<ILocalReferenceOperation>().All(r => PositionOf(r.Local) < PositionOf(alias));
}
