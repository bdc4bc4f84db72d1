using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>
/// The facts that follow when a condition holds, and when it does not: mostly that tasks are complete. A nullable condition that does not
/// hold may be null.
/// </summary>
internal sealed class Guards(AccessPathBuilder paths)
{
    public PatternGuards Patterns { get; } = new(paths);

    public IEnumerable<Implication> When(bool holds, IOperation? condition)
    {
        paths.Visit();
        return condition is null ? [] : Find(holds, condition);
    }

    private IEnumerable<Implication> Find(bool holds, IOperation condition) => condition switch
    {
        IParenthesizedOperation parenthesized => When(holds, parenthesized.Operand),
        IConversionOperation { OperatorMethod: null } conversion => When(holds, conversion.Operand),
        ILocalReferenceOperation or IParameterReferenceOperation => OfFlag(holds, condition),
        IFlowCaptureReferenceOperation =>
            paths.Bindings.Resolve(condition) is var value and not IFlowCaptureReferenceOperation
                ? When(holds, value)
                : OfFlag(holds, condition),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation =>
            holds || !IsNullable(negation.Operand) ? When(!holds, negation.Operand) : [],
        IPropertyReferenceOperation reference => OfProperty(holds, reference),
        IIsNullOperation test => holds ? Complete(test.Operand) : Patterns.OfPresence(test.Operand),
        IInvocationOperation call => OfCall(holds, call),
        IBinaryOperation binary => OfBinary(holds, binary),
        IIsPatternOperation match => Patterns.Of(holds, match.Value, match.Pattern),
        _ => [],
    };

    public static bool IsEnd(string name) => name is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled";

    private IEnumerable<Implication> Complete(IOperation task) =>
        TaskCombinations.IsOf(paths.Bindings.Resolve(task), "WhenAll") ? paths.Combinations.ImpliedBy(task).Select(Implication.Of)
        : paths.Of(task) is { } path ? [Implication.Of(path)]
        : [];

    private IEnumerable<Implication> OfFlag(bool holds, IOperation flag) =>
        paths.Of(flag) is { } path ? [Implication.Of(Fact.Condition(path, holds))] : [];

    private IEnumerable<Implication> OfBinary(bool holds, IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => OfTwo(holds, binary),
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => OfTwo(!holds, binary, holds),
        BinaryOperatorKind.Equals => OfEquality(holds, binary.LeftOperand, binary.RightOperand),
        BinaryOperatorKind.NotEquals => OfEquality(!holds, binary.LeftOperand, binary.RightOperand),
        BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.GreaterThan when holds =>
            OfStatus(binary.LeftOperand, binary.RightOperand),
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual when !holds => OfStatus(binary.LeftOperand, binary.RightOperand),
        _ => [],
    };

    /// <summary>The facts when two conditions hold; if one of them may not hold, those that follow from either.</summary>
    private IEnumerable<Implication> OfTwo(bool both, IBinaryOperation binary, bool? holds = null)
    {
        var left = When(holds ?? both, binary.LeftOperand);
        var right = When(holds ?? both, binary.RightOperand);
        return both ? left.Concat(right) : left.Intersect(right);
    }

    private IEnumerable<Implication> OfEquality(bool holds, IOperation left, IOperation right) =>
        (paths.Bindings.Resolve(left).ConstantValue, paths.Bindings.Resolve(right).ConstantValue) switch
        {
            ({ HasValue: true }, { HasValue: false }) => OfConstant(holds, right, left),
            (_, { HasValue: true }) => OfConstant(holds, left, right),
            _ => OfIdentity(holds, left, right),
        };

    private IEnumerable<Implication> OfIdentity(bool holds, IOperation left, IOperation right) =>
        holds ? OfSame(left, right) : OfDifferent(left, right).Concat(OfDifferent(right, left));

    /// <summary>If the first task that ended is not the one, it is another one.</summary>
    private IEnumerable<Implication> OfDifferent(IOperation task, IOperation other)
    {
        if (paths.Of(other) is not { IsAlways: false } path || !Awaitables.IsTask(paths.Bindings.Resolve(task).Type))
            yield break;
        if (paths.Combinations.OtherThan(path, task) is { } first)
            yield return Implication.Of(first);
        else if (paths.Of(task) is { IsAlways: false } named)
            yield return Implication.Of(Fact.Different(named, path));
    }

    /// <summary>If two tasks are the same one, both are complete if one is.</summary>
    private IEnumerable<Implication> OfSame(IOperation left, IOperation right) =>
        paths.Of(left) is { } a && paths.Of(right) is { } b ? [Implication.Of(a, b), Implication.Of(b, a)] : [];

    private IEnumerable<Implication> OfConstant(bool holds, IOperation value, IOperation constant) =>
        paths.Bindings.Resolve(constant).ConstantValue.Value switch
        {
            null => holds ? Complete(value) : Patterns.OfPresence(value),
            true => When(holds, value),
            false => holds || !IsNullable(value) ? When(!holds, value) : [],
            _ => holds ? OfStatus(value, constant) : [],
        };

    /// <summary><c>task.Status == TaskStatus.RanToCompletion</c>: this one and all greater ones are ends.</summary>
    private IEnumerable<Implication> OfStatus(IOperation value, IOperation status) => Patterns.OfStatus(value, status);

    private IEnumerable<Implication> OfCall(bool holds, IInvocationOperation call) => call switch
    {
        { TargetMethod.Name: "GetValueOrDefault", Instance: { } value, Arguments.IsEmpty: true } => When(holds, value),
        { TargetMethod.Name: "All" or "TrueForAll" } => OfEach(holds, call),
        { TargetMethod.Name: "Any" or "Exists" } => OfEach(!holds, call, false),
        { TargetMethod: { Name: "Wait", ReturnType.SpecialType: SpecialType.System_Boolean }, Instance: { } task } =>
            holds ? Complete(task) : [],
        { TargetMethod: { Name: "WaitAll", ReturnType.SpecialType: SpecialType.System_Boolean }, Arguments: [var tasks, ..] }
            => holds ? paths.Combinations.ImpliedByEach(tasks.Value).Select(Implication.Of) : [],
        { TargetMethod.Name: "WaitOne", Instance: { } handle } =>
            holds && Waits.OperationOf(paths.Bindings.Resolve(handle)) is { } result ? Complete(result) : [],
        { TargetMethod.Name: "ReferenceEquals" or "Equals", Instance: null, Arguments: [var a, var b] } =>
            OfIdentity(holds, a.Value, b.Value),
        { TargetMethod.Name: "Equals", Instance: { } a, Arguments: [var b] } => OfIdentity(holds, a, b.Value),
        _ => OfHelper(holds, call),
    };

    /// <summary>A method that says what it is asked of a task.</summary>
    private IEnumerable<Implication> OfHelper(bool holds, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ReturnType.SpecialType != SpecialType.System_Boolean)
            return [];
        if (method.DeclaringSyntaxReferences.IsEmpty)
            return holds && IsEnd(method.Name) && call.Arguments is [{ Value: { } only }] && Awaitables.IsTask(only.Type)
                ? Complete(only)
                : [];
        return GuardMethods.CompleteWhen(holds, paths.DeclarationsOf(method)).SelectMany(name => OfNamed(call, name));
    }

    /// <summary>The task that a helper names: one of its arguments, or a member of an argument or of its object.</summary>
    private IEnumerable<Implication> OfNamed(IInvocationOperation call, string name)
    {
        var names = name.Split('.');
        if (call.Arguments.FirstOrDefault(a => a.Parameter?.Name == names[0]) is { Value: var argument })
            return names.Length == 1 ? Complete(argument) : OfMember(argument, names.Skip(1));
        return call.Instance is { } instance ? OfMember(instance, names) : [];
    }

    private IEnumerable<Implication> OfMember(IOperation holder, IEnumerable<string> names) =>
        names.Aggregate(paths.Of(holder), AccessPath.MemberOf) is { } path ? [Implication.Of(path)] : [];

    private IEnumerable<Implication> OfProperty(bool holds, IPropertyReferenceOperation reference) =>
        reference.Instance is not { } instance ? []
        : IsEnd(reference.Property.Name) && !IsOwn(reference.Property) ? holds ? Complete(instance) : []
        : reference.Property is { Type.SpecialType: SpecialType.System_Boolean, DeclaringSyntaxReferences.IsEmpty: false } own
            ? GuardMethods.CompleteWhen(holds, paths.DeclarationsOf(own)).SelectMany(n => OfMember(instance, n.Split('.')))
        : [];

    /// <summary>Indicates whether a property of the source has the name of one of a task, and belongs to none.</summary>
    private static bool IsOwn(IPropertySymbol property) =>
        !property.DeclaringSyntaxReferences.IsEmpty && !Awaitables.IsAwaitable(property.ContainingType)
        && !Awaitables.IsAwaiter(property.ContainingType);

    /// <summary><c>tasks.All(t => t.IsCompleted)</c>: what the predicate says of one element is known of all.</summary>
    private IEnumerable<Implication> OfEach(bool applies, IInvocationOperation call, bool holds = true)
    {
        var predicate = call.Arguments.LastOrDefault()?.Value;
        if (!applies
            || predicate is null || paths.Bindings.ParameterOf(predicate) is not { } parameter
            || paths.Bindings.ReturnedBy(predicate) is not { } returned)
            return [];
        var current = new ElementIndex.Current(AccessPathBuilder.KeyOf(parameter));
        return When(holds, returned)
            .Where(i => i.IsUnconditional && i.Conclusion.Has(current))
            .Select(i => Implication.Of(i.Conclusion.Replace(current, ElementIndex.All)));
    }

    private static bool IsNullable(IOperation value) => value.Type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
}
