using Adapters.Generator.Rules.Blocking.Exemptions;
using Adapters.Generator.Rules.Blocking.Model;
using Adapters.Generator.Rules.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion.AccessPaths;

/// <summary>
/// Gives the expressions that hold a task a name, so that two of them can be compared: a variable, a field, a member of one, an element
/// of a collection. An awaiter and what is configured have the name of their task.
/// </summary>
internal sealed class AccessPathBuilder
{
    private readonly HashSet<ISymbol> _madeAgain = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _references = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _changedElsewhere = new(StringComparer.Ordinal);
    private readonly Dictionary<CaptureId, IOperation?> _captures = [];
    private readonly Dictionary<SyntaxNode, IAnonymousFunctionOperation> _functions = [];

    public AccessPathBuilder(IOperation root)
    {
        Guards = new Guards(this);
        Sequences = new Sequences(this);
        Combinations = new TaskCombinations(this);
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IForEachLoopOperation loop)
                Bound.Bind(loop);
            else if (operation is IAnonymousFunctionOperation lambda)
                Bind(lambda);
            else if (operation is IVariableDeclaratorOperation { Symbol: { IsRef: true } alias } declarator && declarator.GetVariableInitializer()?.Value is { } target && IsDeclaredBefore(target, alias))
                _references[alias] = target;
        }

        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation { Symbol: var local } declarator && declarator.GetVariableInitializer()?.Value is { } value && Sequences.IsMadeAgain(value))
                _madeAgain.Add(local);
            else if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation && IsChangedElsewhere(operation) && Of(operation) is { } changed)
                _changedElsewhere.Add(changed);
        }

        Sequences.Forget();
    }

    public BoundParameters Bound { get; } = new();

    public Guards Guards { get; }

    public Sequences Sequences { get; }

    public TaskCombinations Combinations { get; }

    /// <summary>What functions inside of the body change that belongs to the body around them.</summary>
    public IReadOnlyCollection<string> ChangedElsewhere => _changedElsewhere;

    /// <summary>A parameter of a type is a field, as far as its methods can tell. A variable that the compiler makes may have no name.</summary>
    public static string KeyOf(ISymbol variable) =>
        MemberDeclarations.IsOfType(variable) ? AccessPathText.Member("this", variable.Name)! : $"{variable.Name?.TrimStart('<', '>')}@{PositionOf(variable)}";

    /// <summary>
    /// Where the variable is declared. One that the compiler makes, as for the values that a query hands on from clause to clause, is declared
    /// nowhere: its function is.
    /// </summary>
    private static int PositionOf(ISymbol variable) => (variable.Locations.FirstOrDefault() ?? variable.ContainingSymbol?.Locations.FirstOrDefault())?.SourceSpan.Start ?? 0;

    public static string KeyOf(CaptureId id) => "#" + id.GetHashCode();

    public bool IsMadeAgain(ISymbol local) => _madeAgain.Contains(local);

    /// <summary>The control flow graph takes expressions apart: what a part stands for, if it is one thing on all ways.</summary>
    public void Capture(IFlowCaptureOperation capture)
    {
        _captures[capture.Id] = _captures.TryGetValue(capture.Id, out var other) && other?.Syntax != capture.Value.Syntax ? null : capture.Value;
        Sequences.Forget();
    }

    /// <summary>The value without conversions, and the one that a part stands for.</summary>
    public IOperation Resolve(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Resolve(conversion.Operand),
        IParenthesizedOperation parenthesized => Resolve(parenthesized.Operand),
        IFlowCaptureReferenceOperation reference when _captures.TryGetValue(reference.Id, out var captured) && captured is not null => Resolve(captured),
        _ => value,
    };

    public string? Of(IOperation? value) => value switch
    {
        null => null,
        { ConstantValue: { HasValue: true, Value: null } } => AccessPathText.Always,
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        IFlowCaptureReferenceOperation reference => OfCapture(reference.Id),
        ILocalReferenceOperation reference => OfVariable(reference.Local),
        IParameterReferenceOperation reference => OfVariable(reference.Parameter),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } input => OfMatched(input),
        IInstanceReferenceOperation => "this",
        IFieldReferenceOperation reference => OfField(reference),
        IPropertyReferenceOperation reference => OfProperty(reference),
        IArrayElementReferenceOperation element => OfElement(element.ArrayReference, element.Indices),
        IImplicitIndexerReferenceOperation element => OfElement(element.Instance, [element.Argument]),
        IInvocationOperation call => OfCall(call),
        ISimpleAssignmentOperation assignment => Of(assignment.Target),
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        IAwaitOperation { Operation: var task } => TaskCombinations.IsAny(Resolve(task)) ? AccessPathText.Always : AccessPathText.Member(Of(task), "Result"),
        IObjectCreationOperation { Type.Name: "ValueTask" } creation => OfValueTask(creation),
        IDefaultValueOperation { Type.Name: "ValueTask" } => AccessPathText.Always,
        _ => null,
    };

    public string? OfVariable(ISymbol variable)
    {
        if (Bound.IsComplete(variable))
            return AccessPathText.Always;
        if (_references.TryGetValue(variable, out var target))
            return Of(target);
        var key = KeyOf(variable);
        return Bound.CollectionOf(variable) is { } collection && Sequences.Of(collection) is [var element] ? element.Replace(AccessPathText.All, AccessPathText.Current(key)) : key;
    }

    public string? OfCall(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "WaitAsync" => Of(Sequences.SourceOf(call)),
        "Unwrap" => AccessPathText.Member(Of(Sequences.SourceOf(call)), "Result"),
        "FromResult" or "FromException" or "FromCanceled" => AccessPathText.Always,
        "Delay" when call is { TargetMethod.ContainingType.Name: "Task", Arguments: [{ Value: var time }, ..] } && CallExemptions.IsZero(time) => AccessPathText.Always,
        _ => Sequences.OneOf(call),
    };

    /// <summary>What a function of one expression gives; the control flow graph has it in another form.</summary>
    public IOperation? ReturnedBy(IOperation function) =>
        LambdaOf(function) is { Symbol.IsAsync: false, Body.Operations: [IReturnOperation { ReturnedValue: { } value }] } ? value : null;

    /// <summary>The task that an asynchronous function awaits first, whatever it does then.</summary>
    public IOperation? AwaitedBy(IOperation function) =>
        LambdaOf(function) is { Symbol.IsAsync: true, Body.Operations: [var first, ..] } ? AwaitedIn(first) : null;

    public IParameterSymbol? ParameterOf(IOperation function) => LambdaOf(function)?.Symbol.Parameters.FirstOrDefault();

    /// <summary>The collection that an enumerator goes over.</summary>
    public IOperation? EnumeratedBy(IOperation enumerator) =>
        Resolve(enumerator) is IInvocationOperation { TargetMethod.Name: "GetEnumerator" or "GetAsyncEnumerator" } call ? Sequences.SourceOf(call) : null;

    private static IOperation? AwaitedIn(IOperation statement) => statement switch
    {
        IReturnOperation { ReturnedValue: { } value } => AwaitedIn(value),
        IExpressionStatementOperation { Operation: var expression } => AwaitedIn(expression),
        IAwaitOperation { Operation: var task } => task,
        _ => null,
    };

    private IAnonymousFunctionOperation? LambdaOf(IOperation function) => function switch
    {
        IDelegateCreationOperation creation => LambdaOf(creation.Target),
        IConversionOperation conversion => LambdaOf(conversion.Operand),
        _ => _functions.TryGetValue(function.Syntax, out var lambda) ? lambda : null,
    };

    private void Bind(IAnonymousFunctionOperation lambda)
    {
        _functions[lambda.Syntax] = lambda;
        Bound.Bind(lambda);
    }

    /// <summary>Whether all variables in the target are. While somebody types, a reference may be one to itself, and would lead on for ever.</summary>
    private static bool IsDeclaredBefore(IOperation target, ILocalSymbol alias) =>
        target.DescendantsAndSelf().OfType<ILocalReferenceOperation>().All(r => PositionOf(r.Local) < PositionOf(alias));

    /// <summary>Whether a part of an expression stands for something that has a name of its own.</summary>
    public bool IsNamed(CaptureId id) => OfCapture(id) != KeyOf(id);

    private string OfCapture(CaptureId id) => _captures.TryGetValue(id, out var captured) && Of(captured) is { } path ? path : KeyOf(id);

    private string? OfField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (field.IsStatic)
            return MemberDeclarations.IsAlwaysComplete(field) ? AccessPathText.Always : $"{field.ContainingType.Name}.{field.Name}";
        return AccessPathText.Member(Of(reference.Instance), (field.CorrespondingTupleField ?? field).Name);
    }

    private string? OfProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsIndexer)
            return MemberDeclarations.IsKept(property) ? OfElement(reference.Instance, [.. reference.Arguments.Select(a => a.Value)]) : null;
        if (property.Name == "Current" && reference.Instance is { } enumerator && EnumeratedBy(enumerator) is { } collection)
            return Sequences.Of(collection) is [var element] ? element.Replace(AccessPathText.All, AccessPathText.Unknown) : null;
        if (property.ContainingType is { Name: "KeyValuePair" or "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "ConcurrentDictionary" or "ImmutableDictionary" or "FrozenDictionary" }
            && property.Name is "Value" or "Values")
            return Of(reference.Instance);
        if (MemberDeclarations.IsAlwaysComplete(property) || property is { Name: "Result", ContainingType.Name: "Task" } && TaskCombinations.IsAny(Resolve(reference.Instance!)))
            return AccessPathText.Always;
        return MemberDeclarations.BehindProperty(property) is { } behind ? OfMember(behind, reference.Instance) : null;
    }

    private string? OfMember(ISymbol member, IOperation? instance) =>
        member.IsStatic ? $"{member.ContainingType.Name}.{member.Name}" : AccessPathText.Member(Of(instance), member.Name);

    private string? OfElement(IOperation? collection, IReadOnlyList<IOperation> indices) =>
        Sequences.Of(collection) is [var element] ? element.Replace(AccessPathText.All, indices.Count == 1 ? $"[{IndexOf(indices[0])}]" : AccessPathText.Unknown) : null;

    private string IndexOf(IOperation index) => Resolve(index) switch
    {
        { ConstantValue: { HasValue: true, Value: { } value } } when value.ToString() is { } text && text.IndexOfAny(['[', ']', '.', '|', '?', '@', '%', '<']) < 0 => text,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: var value } } => "^" + value,
        ILocalReferenceOperation local => KeyOf(local.Local),
        IParameterReferenceOperation parameter => KeyOf(parameter.Parameter),
        _ => "*",
    };

    private string? OfValueTask(IObjectCreationOperation creation) => creation.Arguments switch
    {
        [] => AccessPathText.Always,
        [{ Value: var value }] => Awaitables.IsTask(value.Type) ? Of(value) : AccessPathText.Always,
        _ => null,
    };

    /// <summary>The value that a property in a pattern belongs to, or the name that the pattern gives it.</summary>
    private string? OfMatched(IInstanceReferenceOperation input)
    {
        IOperation? place = input.Parent;
        while (place is not null and not IRecursivePatternOperation)
            place = place.Parent;
        return place is IRecursivePatternOperation pattern ? OfInput(pattern) : null;
    }

    private string? OfInput(IPatternOperation pattern)
    {
        var path = pattern.Parent switch
        {
            IIsPatternOperation match => Of(match.Value),
            IPropertySubpatternOperation subpattern => Of(subpattern.Member),
            IBinaryPatternOperation or INegatedPatternOperation => OfInput((IPatternOperation)pattern.Parent),
            _ => null,
        };
        return path ?? (pattern is IRecursivePatternOperation { DeclaredSymbol: { } name } ? KeyOf(name) : null);
    }

    private static bool IsChangedElsewhere(IOperation reference)
    {
        if (!SingleAssignments.IsWritten(reference))
            return false;
        var variable = reference switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => (ISymbol?)null,
        };
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            IMethodSymbol? function = parent switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null)
                return !SymbolEqualityComparer.Default.Equals(function, variable?.ContainingSymbol);
        }

        return false;
    }
}
