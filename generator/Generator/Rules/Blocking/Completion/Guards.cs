using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>What a condition tells: the tasks that are complete when it holds.</summary>
internal sealed class Guards(TaskPaths paths)
{
    public IEnumerable<string> When(bool holds, IOperation? condition) => condition switch
    {
        IParenthesizedOperation parenthesized => When(holds, parenthesized.Operand),
        IConversionOperation conversion => When(holds, conversion.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => When(!holds, negation.Operand),
        IPropertyReferenceOperation { Property.Name: var name, Instance: { } task } => holds && IsEnd(name) ? PathsOf(task) : [],
        IInvocationOperation call => holds ? OfCall(call) : [],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => holds ? OfStatus(equal) : OfComparison(equal),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => holds ? [] : OfStatus(unequal),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => holds ? When(true, both.LeftOperand).Concat(When(true, both.RightOperand)) : [],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => holds ? [] : When(false, either.LeftOperand).Concat(When(false, either.RightOperand)),
        IIsPatternOperation match => OfPattern(holds, match.Value, match.Pattern),
        _ => [],
    };

    private static bool IsEnd(string name) => name is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled";

    private IEnumerable<string> PathsOf(IOperation task)
    {
        if (paths.Of(task) is { } path)
            yield return path;
        if (task is IInvocationOperation { TargetMethod.Name: "WhenAll", Arguments: [var tasks] } && paths.OfElement(tasks.Value) is { } elements)
            yield return elements;
    }

    /// <summary><c>tasks.All(t => t.IsCompleted)</c>; and <c>task.Wait(timeout)</c>, which tells whether it is.</summary>
    private IEnumerable<string> OfCall(IInvocationOperation call) => call switch
    {
        { TargetMethod.Name: "All", Arguments: [_, { Value: var predicate }] } when paths.ReturnedBy(predicate) is { } returned => When(true, returned),
        { TargetMethod: { Name: "Wait", ReturnType.SpecialType: SpecialType.System_Boolean }, Instance: { } task } => PathsOf(task),
        _ => [],
    };

    /// <summary><c>task.Status == TaskStatus.RanToCompletion</c>.</summary>
    private IEnumerable<string> OfStatus(IBinaryOperation comparison) => (comparison.LeftOperand, comparison.RightOperand) switch
    {
        (IPropertyReferenceOperation { Property.Name: "Status", Instance: { } task }, IFieldReferenceOperation { Field.Name: var name }) when IsEndStatus(name) => PathsOf(task),
        (IFieldReferenceOperation { Field.Name: var name }, IPropertyReferenceOperation { Property.Name: "Status", Instance: { } task }) when IsEndStatus(name) => PathsOf(task),
        (var condition, { ConstantValue: { HasValue: true, Value: true } }) => When(true, condition),
        _ => [],
    };

    private IEnumerable<string> OfComparison(IBinaryOperation comparison) =>
        comparison.RightOperand.ConstantValue is { HasValue: true, Value: false } ? When(true, comparison.LeftOperand) : [];

    private static bool IsEndStatus(string name) => name is "RanToCompletion" or "Faulted" or "Canceled";

    private IEnumerable<string> OfPattern(bool holds, IOperation value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool expected } } => When(holds == expected, value),
        IConstantPatternOperation { Value: var status } when holds && Unwrap(status) is IFieldReferenceOperation { Field.Name: var name } && IsEndStatus(name)
            && value is IPropertyReferenceOperation { Property.Name: "Status", Instance: { } task } => PathsOf(task),
        INegatedPatternOperation negated => OfPattern(!holds, value, negated.Pattern),
        IRecursivePatternOperation recursive when holds => recursive.PropertySubpatterns.SelectMany(p => OfSubpattern(value, p)),
        _ => [],
    };

    /// <summary>What a part of a pattern tells the parts after it.</summary>
    public IEnumerable<string> OfSubpattern(IPropertySubpatternOperation pattern) =>
        pattern.Member is IPropertyReferenceOperation { Instance: { } value } ? OfSubpattern(value, pattern) : [];

    private IEnumerable<string> OfSubpattern(IOperation value, IPropertySubpatternOperation pattern) =>
        pattern is { Member: IPropertyReferenceOperation { Property.Name: var name }, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } } } && IsEnd(name)
            ? PathsOf(value)
            : [];

    private static IOperation Unwrap(IOperation value) => value is IConversionOperation conversion ? conversion.Operand : value;
}
