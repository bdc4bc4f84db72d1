using System.Globalization;
using Adapters.Analyzers.Blocking.Completion.Declarations;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>
/// Gives the expressions that hold a task a name, so that two of them can be compared: a variable, a field, a member of one, an element
/// of a collection. An awaiter and what is configured have the name of their task. Paths, sequences, guards and combinations ask each
/// other: the path of <c>tasks.First(t => t.IsCompleted)</c> is that of a complete task because of its predicate.
/// </summary>
internal sealed class AccessPathBuilder
{
    private static readonly AccessPath This = AccessPath.From(new PathSegment.This());

    private readonly BodyDependencies _dependencies;
    private readonly HashSet<ISymbol> _madeAgain = new(SymbolEqualityComparer.Default);
    private readonly HashSet<AccessPath> _changedElsewhere = [];

    public AccessPathBuilder(IOperation root, BodyDependencies dependencies)
    {
        _dependencies = dependencies;
        Bindings = new BodyBindings(root);
        Guards = new Guards(this);
        Sequences = new Sequences(this, dependencies);
        Combinations = new TaskCombinations(this);
        foreach (var operation in root.DescendantsAndSelf())
        {
            dependencies.Budget.Visit();
            if (operation is IVariableDeclaratorOperation { Symbol: var local } declarator
                && declarator.GetVariableInitializer()?.Value is { } value
                && Sequences.IsMadeAgain(value))
                _madeAgain.Add(local);
            else if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
                && SingleAssignments.IsWrittenByFunction(operation)
                && Of(operation) is { } changed)
                _changedElsewhere.Add(changed);
        }

        Sequences.Forget();
    }

    public BodyBindings Bindings { get; }

    public Guards Guards { get; }

    public Sequences Sequences { get; }

    public TaskCombinations Combinations { get; }

    /// <summary>The variables of the body that functions inside it change.</summary>
    public IReadOnlyCollection<AccessPath> ChangedElsewhere => _changedElsewhere;

    /// <summary>
    /// A parameter of a type is a field, as far as its methods can tell. A variable that the compiler makes may have no name.
    /// </summary>
    public static AccessPath KeyOf(ISymbol variable) => MemberDeclarations.IsOfType(variable)
        ? This.Member(variable.Name)
        : AccessPath.From(new PathSegment.Variable(variable.Name ?? "", BodyBindings.PositionOf(variable)));

    public static AccessPath KeyOf(CaptureId id) => AccessPath.From(new PathSegment.Capture(id));

    /// <summary>Counts a visit of the body, by whoever goes from an operation to those in it.</summary>
    public void Visit() => _dependencies.Budget.Visit();

    public IReadOnlyList<SyntaxNode> DeclarationsOf(ISymbol member) => _dependencies.DeclarationsOf(member);

    public bool IsMadeAgain(ISymbol local) => _madeAgain.Contains(local);

    public void Capture(IFlowCaptureOperation capture)
    {
        Bindings.Capture(capture);
        Sequences.Forget();
    }

    public AccessPath? Of(IOperation? value)
    {
        Visit();
        return value is null ? null : Find(value);
    }

    private AccessPath? Find(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => AccessPath.Always,
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        IFlowCaptureReferenceOperation reference => OfCapture(reference.Id),
        ILocalReferenceOperation reference => OfVariable(reference.Local),
        IParameterReferenceOperation reference => OfVariable(reference.Parameter),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } input => OfMatched(input),
        IInstanceReferenceOperation => This,
        IFieldReferenceOperation reference => OfField(reference),
        IPropertyReferenceOperation reference => OfProperty(reference),
        IArrayElementReferenceOperation element => OfElement(element.ArrayReference, element.Indices),
        IImplicitIndexerReferenceOperation element => OfElement(element.Instance, [element.Argument]),
        IInvocationOperation call => OfCall(call),
        ISimpleAssignmentOperation assignment => Of(assignment.Target),
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        IAwaitOperation { Operation: var task } =>
            TaskCombinations.IsAny(Bindings.Resolve(task)) ? AccessPath.Always : AccessPath.MemberOf(Of(task), "Result"),
        IObjectCreationOperation { Type.Name: "ValueTask" } creation => OfValueTask(creation),
        IDefaultValueOperation { Type.Name: "ValueTask" } => AccessPath.Always,
        _ => null,
    };

    public AccessPath? OfVariable(ISymbol variable)
    {
        if (Bindings.Parameters.IsComplete(variable))
            return AccessPath.Always;
        if (Bindings.TargetOf(variable) is { } target)
            return Of(target);
        var key = KeyOf(variable);
        return Bindings.Parameters.CollectionOf(variable) is { } collection && Sequences.Of(collection) is [var element]
            ? element.Replace(ElementIndex.All, new ElementIndex.Current(key))
            : key;
    }

    public AccessPath? OfCall(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "WaitAsync" => Of(Sequences.SourceOf(call)),
        "Unwrap" => AccessPath.MemberOf(Of(Sequences.SourceOf(call)), "Result"),
        "FromResult" or "FromException" or "FromCanceled" => AccessPath.Always,
        "Delay" when call is { TargetMethod.ContainingType.Name: "Task", Arguments: [{ Value: var time }, ..] }
            && ZeroTimeouts.IsZero(time) => AccessPath.Always,
        _ when SynchronousCalls.Is(call) => AccessPath.Always,
        _ => Sequences.OneOf(call),
    };

    /// <summary>Indicates whether a part of an expression stands for something that has a name of its own.</summary>
    public bool IsNamed(CaptureId id) => !OfCapture(id).Equals(KeyOf(id));

    private AccessPath OfCapture(CaptureId id) =>
        Bindings.CapturedBy(id) is { } captured && Of(captured) is { } path ? path : KeyOf(id);

    private AccessPath? OfField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (CompleteFields.Contain(field, _dependencies))
            return AccessPath.Always;
        if (field.IsStatic)
            return MemberDeclarations.IsAlwaysComplete(field) ? AccessPath.Always : StaticOf(field);
        return AccessPath.MemberOf(Of(reference.Instance), (field.CorrespondingTupleField ?? field).Name);
    }

    private AccessPath? OfProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsIndexer)
            return MemberDeclarations.IsKept(property, _dependencies)
                ? OfElement(reference.Instance, [.. reference.Arguments.Select(a => a.Value)])
                : null;
        if (property.Name == "Current" && reference.Instance is { } enumerator && Bindings.EnumeratedBy(enumerator) is { } collection)
            return Sequences.Of(collection) is [var element] ? element.Replace(ElementIndex.All, ElementIndex.Unknown) : null;
        if (property.ContainingType is
            {
                Name: "KeyValuePair" or "Dictionary" or "IDictionary" or "IReadOnlyDictionary"
                    or "ConcurrentDictionary" or "ImmutableDictionary" or "FrozenDictionary"
            }
            && property.Name is "Value" or "Values")
            return Of(reference.Instance);
        if (MemberDeclarations.IsAlwaysComplete(property)
            || property is { Name: "Result", ContainingType.Name: "Task" }
            && TaskCombinations.IsAny(Bindings.Resolve(reference.Instance!)))
            return AccessPath.Always;
        return MemberDeclarations.BehindProperty(property, _dependencies) is { } behind ? OfMember(behind, reference.Instance) : null;
    }

    private AccessPath? OfMember(ISymbol member, IOperation? instance) =>
        member.IsStatic ? StaticOf(member) : AccessPath.MemberOf(Of(instance), member.Name);

    private AccessPath? OfElement(IOperation? collection, IReadOnlyList<IOperation> indices) =>
        Sequences.Of(collection) is [var element]
            ? element.Replace(ElementIndex.All, indices.Count == 1 ? IndexOf(indices[0]) : ElementIndex.Unknown)
            : null;

    private static AccessPath StaticOf(ISymbol member) =>
        AccessPath.From(new PathSegment.Type(member.ContainingType.Name)).Member(member.Name);

    private static string TextOf(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private ElementIndex IndexOf(IOperation index) => Bindings.Resolve(index) switch
    {
        { ConstantValue: { HasValue: true, Value: { } value } } => new ElementIndex.Constant(TextOf(value)),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: { } value } } =>
            new ElementIndex.FromEnd(TextOf(value)),
        ILocalReferenceOperation local => new ElementIndex.At(KeyOf(local.Local)),
        IParameterReferenceOperation parameter => new ElementIndex.At(KeyOf(parameter.Parameter)),
        _ => ElementIndex.Unknown,
    };

    private AccessPath? OfValueTask(IObjectCreationOperation creation) => creation.Arguments switch
    {
        [] => AccessPath.Always,
        [{ Value: var value }] => Awaitables.IsTask(value.Type) ? Of(value) : AccessPath.Always,
        _ => null,
    };

    /// <summary>The value that a property in a pattern belongs to, or the name that the pattern gives it.</summary>
    private AccessPath? OfMatched(IInstanceReferenceOperation input)
    {
        IOperation? place = input.Parent;
        for (; place is not null and not IRecursivePatternOperation; place = place.Parent)
            Visit();
        return place is IRecursivePatternOperation pattern ? OfInput(pattern) : null;
    }

    private AccessPath? OfInput(IPatternOperation pattern)
    {
        Visit();
        var path = pattern.Parent switch
        {
            IIsPatternOperation match => Of(match.Value),
            IPropertySubpatternOperation subpattern => Of(subpattern.Member),
            IBinaryPatternOperation or INegatedPatternOperation => OfInput((IPatternOperation)pattern.Parent),
            _ => null,
        };
        return path ?? (pattern is IRecursivePatternOperation { DeclaredSymbol: { } name } ? KeyOf(name) : null);
    }
}
