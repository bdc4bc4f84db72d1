using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>
/// Gives the expressions that hold a task a name, so that two of them can be compared: a variable, a field, a member of one, the
/// elements of a collection. <c>items[].Task</c> stands for that member of all elements; <see cref="Complete"/> for a task that always is.
/// </summary>
internal sealed class TaskPaths
{
    public const string Complete = "+";

    private readonly Dictionary<ISymbol, IOperation> _elementsOf = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _complete = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _unsteady = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, IOperation?> _captures = [];
    private readonly Dictionary<SyntaxNode, IAnonymousFunctionOperation> _functions = [];

    public TaskPaths(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var variable } } loop)
                _elementsOf[variable] = loop.Collection;
            else if (operation is IAnonymousFunctionOperation lambda)
                Bind(lambda);
            else if (Variable(operation) is { } written && SingleValues.IsWritten(operation) && IsOfOuter(written, operation))
                _unsteady.Add(written);
        }
    }

    public bool IsIterationVariable(ISymbol local) => _elementsOf.ContainsKey(local);

    /// <summary>The control flow graph takes expressions apart: what a part stands for.</summary>
    public void Capture(IFlowCaptureOperation capture) =>
        _captures[capture.Id] = _captures.TryGetValue(capture.Id, out var other) && other?.Syntax != capture.Value.Syntax ? null : capture.Value;

    public string? Of(IOperation? value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        IFlowCaptureReferenceOperation reference => _captures.TryGetValue(reference.Id, out var captured) ? Of(captured) : null,
        ILocalReferenceOperation reference => OfVariable(reference.Local),
        IParameterReferenceOperation reference => OfVariable(reference.Parameter),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } input => Of(MatchedBy(input)),
        IInstanceReferenceOperation => "this",
        IFieldReferenceOperation { Field.IsStatic: true } reference => $"{reference.Field.ContainingType.Name}.{reference.Field.Name}",
        IFieldReferenceOperation reference => Join(Of(reference.Instance), reference.Field.Name),
        IPropertyReferenceOperation reference => OfProperty(reference),
        IArrayElementReferenceOperation element => OfElement(element.ArrayReference),
        IInvocationOperation call => OfCall(call),
        IAwaitOperation { Operation: var task } => IsWhenAny(task) ? Complete : null,
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [{ Value: { } result }] } => Bodies.Awaitables.IsTask(result.Type) ? Of(result) : Complete,
        IDefaultValueOperation { Type.Name: "ValueTask" } => Complete,
        { ConstantValue: { HasValue: true, Value: null } } => Complete,
        _ => null,
    };

    /// <summary>What stands for the elements of a collection.</summary>
    public string? OfElement(IOperation? collection) => collection switch
    {
        IConversionOperation conversion => OfElement(conversion.Operand),
        IFlowCaptureReferenceOperation reference => _captures.TryGetValue(reference.Id, out var captured) ? OfElement(captured) : null,
        IInvocationOperation { TargetMethod.Name: "WhenEach" } => Complete,
        IInvocationOperation { TargetMethod.Name: "Select", Arguments: [_, var selector] } when ReturnedBy(selector.Value) is { } returned => Of(returned),
        IInvocationOperation call when IsSequence(call, Sequences.Kept) => OfElement(SourceOf(call)),
        _ => Of(collection) is { } path and not Complete ? path + "[]" : null,
    };

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>Whether a nested function changes a variable of the one around it: then nothing is known of it at any time.</summary>
    private static bool IsOfOuter(ISymbol variable, IOperation place)
    {
        for (var parent = place.Parent; parent is not null; parent = parent.Parent)
        {
            IMethodSymbol? function = parent switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null)
                return !SymbolEqualityComparer.Default.Equals(function, variable.ContainingSymbol);
        }

        return false;
    }

    /// <summary>What a function of one expression gives; the control flow graph has it in another form.</summary>
    public IOperation? ReturnedBy(IOperation function) => function switch
    {
        IDelegateCreationOperation creation => ReturnedBy(creation.Target),
        IConversionOperation conversion => ReturnedBy(conversion.Operand),
        _ when _functions.TryGetValue(function.Syntax, out var lambda) => lambda.Body.Operations is [IReturnOperation { ReturnedValue: { } value }] ? value : null,
        _ => null,
    };

    private void Bind(IAnonymousFunctionOperation lambda)
    {
        _functions[lambda.Syntax] = lambda;
        if (lambda.Symbol.Parameters is not [var parameter, ..] || CallOf(lambda) is not { } call)
            return;
        var name = call.TargetMethod.Name;
        if (name is "ContinueWith" or "ContinueWhenAny")
            _complete.Add(parameter);
        else if (name == "ContinueWhenAll")
            _elementsOf[parameter] = lambda;
        else if (SourceOf(call) is { } source && (IsSequence(call, null) || call.TargetMethod.ContainingType.Name is "List" or "Array"))
            _elementsOf[parameter] = source;
    }

    private string? OfVariable(ISymbol variable)
    {
        if (_complete.Contains(variable))
            return Complete;
        if (_unsteady.Contains(variable))
            return null;
        if (_elementsOf.TryGetValue(variable, out var collection) && collection is not IAnonymousFunctionOperation && OfElement(collection) is { } element)
            return element;
        return $"{variable.Name}@{variable.Locations[0].SourceSpan.Start}";
    }

    private string? OfProperty(IPropertyReferenceOperation reference) => reference switch
    {
        { Property: { Name: "CompletedTask", IsStatic: true } } => Complete,
        { Property.IsStatic: true } => $"{reference.Property.ContainingType.Name}.{reference.Property.Name}",
        { Property.IsIndexer: true } => OfElement(reference.Instance),
        { Property.Name: "Current" } => OfElement(EnumeratedBy(reference.Instance)),
        _ => Join(Of(reference.Instance), reference.Property.Name),
    };

    private string? OfCall(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "WaitAsync" or "Unwrap" => Of(call.Instance ?? SourceOf(call)),
        "FromResult" or "FromException" or "FromCanceled" => Complete,
        var name when IsSequence(call, Sequences.Elements) || (name == "Dequeue" && call.Instance is not null) => OfElement(SourceOf(call)),
        _ => null,
    };

    private IOperation? EnumeratedBy(IOperation? enumerator)
    {
        while (enumerator is IFlowCaptureReferenceOperation reference && _captures.TryGetValue(reference.Id, out var captured))
            enumerator = captured;
        return enumerator is IInvocationOperation { TargetMethod.Name: "GetEnumerator" or "GetAsyncEnumerator" } call ? call.Instance : null;
    }

    private static bool IsWhenAny(IOperation task) => task switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner } => IsWhenAny(inner),
        IInvocationOperation { TargetMethod: { Name: "WhenAny", ContainingType.Name: "Task" } } => true,
        _ => false,
    };

    private static bool IsSequence(IInvocationOperation call, HashSet<string>? names) =>
        call.TargetMethod.ContainingType.Name is "Enumerable" or "ImmutableArray" or "MemoryExtensions" && (names?.Contains(call.TargetMethod.Name) ?? true);

    private static IOperation? SourceOf(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    private static IInvocationOperation? CallOf(IAnonymousFunctionOperation lambda)
    {
        IOperation? parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation)
            parent = parent.Parent;
        return parent as IInvocationOperation;
    }

    /// <summary>The value that a property in a pattern belongs to.</summary>
    private static IOperation? MatchedBy(IOperation input) =>
        input.Parent?.Parent is IPropertySubpatternOperation { Parent: IRecursivePatternOperation { Parent: IIsPatternOperation match } } ? match.Value : null;

    private static string? Join(string? path, string name) => path is null or Complete ? null : $"{path}.{name}";
}
