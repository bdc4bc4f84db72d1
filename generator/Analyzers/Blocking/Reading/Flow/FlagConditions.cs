using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Flow;

/// <summary>Finds the flags of a method where a condition holds, and where it does not.</summary>
internal sealed class FlagConditions(IMethodSymbol method)
{
    /// <summary>A condition that somebody writes is not deeper; of more, nothing is known.</summary>
    private const int MaxDepth = 24;

    private static readonly Facts Unknown = new(FlagFacts.None, FlagFacts.None);

    /// <summary>The facts where the condition has the value; null where it never has.</summary>
    public FlagFacts? When(bool value, IOperation? condition)
    {
        var facts = Of(condition, 0);
        return value ? facts.True : facts.False;
    }

    /// <summary>The facts where the value is equal to the other one.</summary>
    public FlagFacts? WhenEqual(IOperation value, IOperation other) => Of(value, 0).EqualTo(Of(other, 0)).True;

    /// <summary>The facts where the pattern matches the value.</summary>
    public FlagFacts? WhenMatches(IOperation value, IPatternOperation pattern) => OfPattern(Of(value, 0), pattern, 0).True;

    /// <summary>The flag that an expression is, or its constant, as an argument for a flag of another method; null for any other.</summary>
    public PassedFlag? Passed(IParameterSymbol parameter, IOperation value) => FlagParameters.IsMaybeToken(parameter)
        ? PassedToken(parameter.Ordinal, value)
        : Passed(parameter.Ordinal, value);

    /// <summary>The flag of a token that may be null: a token that cannot be is there.</summary>
    private PassedFlag? PassedToken(int parameter, IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value switch
        {
            { ConstantValue: { HasValue: true, Value: null } } => PassedFlag.Of(parameter, false),
            IDefaultValueOperation { Type.IsValueType: true, Type.Name: "Nullable" } => PassedFlag.Of(parameter, false),
            { Type.Name: "CancellationToken" } => PassedFlag.Of(parameter, true),
            _ => Passed(parameter, value),
        };
    }

    private PassedFlag? Passed(int parameter, IOperation value) =>
        Of(value, 0) switch
        {
            { True: null, False: not null } => PassedFlag.Of(parameter, false),
            { False: null, True: not null } => PassedFlag.Of(parameter, true),
            { True.Values: [var flag], False.Values: [var other] } when flag.Parameter == other.Parameter =>
                new PassedFlag(parameter, flag.Parameter, flag.Value),
            _ => null,
        };

    private Facts Of(IOperation? condition, int depth) => depth > MaxDepth ? Unknown : condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool value } } => Facts.Of(value),
        IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand, depth + 1),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand, depth + 1),
        IParameterReferenceOperation reference => OfParameter(reference),
        ILocalReferenceOperation local when SingleAssignments.Of(local) is { } only => Of(only, depth + 1),
        IFieldReferenceOperation { Field: var member } when FlagParameters.ValueOf(member) is { } value => Facts.Of(value),
        IMemberReferenceOperation flag when AnalysisScope.IsAsynchronous(method) && FlagMembers.AsyncValue(flag) is { } value =>
            Facts.Of(value),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => Of(not.Operand, depth + 1).Negated(),
        IPropertyReferenceOperation { Property.Name: "HasValue", Instance: IParameterReferenceOperation token } => OfParameter(token),
        IBinaryOperation { RightOperand: { ConstantValue: { HasValue: true, Value: null } } } test => OfNullTest(test, depth),
        IBinaryOperation { OperatorMethod: null } binary => OfBinary(binary, depth),
        IIsPatternOperation { Pattern: var pattern } match => OfPattern(Of(match.Value, depth + 1), pattern, depth),
        _ => Unknown,
    };

    private Facts OfBinary(IBinaryOperation binary, int depth)
    {
        var (left, right) = (Of(binary.LeftOperand, depth + 1), Of(binary.RightOperand, depth + 1));
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd => left.And(right),
            BinaryOperatorKind.ConditionalOr => left.Negated().And(right.Negated()).Negated(),
            BinaryOperatorKind.Equals => left.EqualTo(right),
            BinaryOperatorKind.NotEquals => left.EqualTo(right).Negated(),
            _ => Unknown,
        };
    }

    private Facts OfNullTest(IBinaryOperation test, int depth) => test.OperatorKind switch
    {
        BinaryOperatorKind.NotEquals => Of(test.LeftOperand, depth + 1),
        BinaryOperatorKind.Equals => Of(test.LeftOperand, depth + 1).Negated(),
        _ => Unknown,
    };

    private Facts OfPattern(Facts value, IPatternOperation pattern, int depth) => depth > MaxDepth ? Unknown : pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => value.Negated(),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } => value,
        IConstantPatternOperation constant => value.EqualTo(Of(constant.Value, depth + 1)),
        INegatedPatternOperation negated => OfPattern(value, negated.Pattern, depth + 1).Negated(),
        _ => Unknown,
    };

    private Facts OfParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        if (!FlagParameters.Is(parameter) || BodyReferences.Around(reference).To(parameter).Any(SingleAssignments.IsWritten))
            return Unknown;
        if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method))
            return new Facts(
                FlagFacts.Of(new FlagValue(parameter.Ordinal, true)), FlagFacts.Of(new FlagValue(parameter.Ordinal, false)));
        // A function inside of the method that has the flag, and which is read by itself: it is asynchronous.
        return FlagParameters.AsyncValue(parameter) is { } value && IsAround(parameter.ContainingSymbol) ? Facts.Of(value) : Unknown;
    }

    private bool IsAround(ISymbol function)
    {
        for (var symbol = method.ContainingSymbol; symbol is IMethodSymbol; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, function))
                return true;
        }

        return false;
    }

    /// <summary>The facts where an expression is true, and those where it is false; null where it never is.</summary>
    private readonly record struct Facts(FlagFacts? True, FlagFacts? False)
    {
        public static Facts Of(bool value) => value ? new Facts(FlagFacts.None, null) : new Facts(null, FlagFacts.None);

        public Facts Negated() => new(False, True);

        public Facts And(Facts right) =>
            new(FlagFacts.Both(True, right.True), FlagFacts.Either(False, FlagFacts.Both(True, right.False)));

        public Facts EqualTo(Facts other) => new(
            FlagFacts.Either(FlagFacts.Both(True, other.True), FlagFacts.Both(False, other.False)),
            FlagFacts.Either(FlagFacts.Both(True, other.False), FlagFacts.Both(False, other.True)));
    }
}
