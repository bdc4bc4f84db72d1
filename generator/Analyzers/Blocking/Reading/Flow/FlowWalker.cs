using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Flow;

/// <summary>
/// Goes through a body in the order in which it is written, and leaves out what is never reached: behind a return, or where a constant or a
/// flag says so. Knows of each place under which flags it is reached, and whether it only leads to a throw.
/// </summary>
internal abstract class FlowWalker(IMethodSymbol method, VisitBudget budget) : OperationWalker
{
    private readonly FlagConditions _conditions = new(method);
    private readonly Dictionary<ISymbol, FlagFacts> _exits = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, FlagFacts> _calls = new(SymbolEqualityComparer.Default);
    private bool _mayReturn;

    /// <summary>The facts about the flags of the method at the place; null where it is never reached.</summary>
    protected FlagFacts? Facts { get; private set; } = FlagFacts.None;

    /// <summary>Indicates whether all paths from the place end with an exception.</summary>
    protected bool IsOnlyForThrow { get; private set; }

    /// <summary>Indicates whether the body always ends with an exception.</summary>
    protected bool AlwaysThrows => Facts is null && !_mayReturn;

    /// <summary>Begins another part of the method, such as an initialiser.</summary>
    protected void Begin() => Facts = FlagFacts.None;

    public override void Visit(IOperation? operation)
    {
        budget.Visit();
        if (Facts is not null || operation is IBlockOperation or ILabeledOperation or ILocalFunctionOperation)
            base.Visit(operation);
    }

    public override void VisitBlock(IBlockOperation operation)
    {
        var around = IsOnlyForThrow;
        IsOnlyForThrow = around || (Facts is not null && ThrowingBlocks.Contain(operation, operation.Operations, budget));
        base.VisitBlock(operation);
        IsOnlyForThrow = around;
    }

    public override void VisitConditional(IConditionalOperation operation)
    {
        Visit(operation.Condition);
        var before = Facts;
        Enter(before, _conditions.When(true, operation.Condition));
        Visit(operation.WhenTrue);
        var after = Facts;
        Enter(before, _conditions.When(false, operation.Condition));
        Visit(operation.WhenFalse);
        Facts = FlagFacts.Either(after, Facts);
    }

    /// <summary>A long sum is deep on its left side: too deep to go down by recursion.</summary>
    public override void VisitBinaryOperator(IBinaryOperation operation)
    {
        var operands = new Stack<IBinaryOperation>();
        IOperation left = operation;
        for (; left is IBinaryOperation binary; left = binary.LeftOperand)
        {
            Meet(binary);
            operands.Push(binary);
        }

        Visit(left);
        while (operands.Count > 0)
            VisitRight(operands.Pop());
    }

    public override void VisitReturn(IReturnOperation operation)
    {
        base.VisitReturn(operation);
        if (operation.Kind == OperationKind.YieldReturn)
            return;
        _mayReturn |= Facts is not null;
        Facts = null;
    }

    public override void VisitThrow(IThrowOperation operation)
    {
        var (around, before) = (IsOnlyForThrow, Facts);
        IsOnlyForThrow = true;
        base.VisitThrow(operation);
        IsOnlyForThrow = around;
        // As an expression, it is on one of the ways through the expression.
        Facts = ThrowingBlocks.IsStatement(operation) ? null : before;
    }

    public override void VisitExpressionStatement(IExpressionStatementOperation operation)
    {
        base.VisitExpressionStatement(operation);
        if (ThrowingBlocks.NeverReturns(operation))
            Facts = null;
    }

    public override void VisitBranch(IBranchOperation operation)
    {
        if (Facts is { } facts)
            _exits[operation.Target] = _exits.TryGetValue(operation.Target, out var others) ? FlagFacts.Either(facts, others)! : facts;
        Facts = null;
    }

    /// <summary>The gotos that lead there are not looked at.</summary>
    public override void VisitLabeled(ILabeledOperation operation)
    {
        Facts = FlagFacts.None;
        base.VisitLabeled(operation);
    }

    public override void VisitWhileLoop(IWhileLoopOperation operation)
    {
        var before = Facts;
        if (operation.ConditionIsTop)
        {
            Visit(operation.Condition);
            Enter(before, _conditions.When(true, operation.Condition));
        }

        Visit(operation.Body);
        Facts = before;
        if (!operation.ConditionIsTop)
            Visit(operation.Condition);
        Leave(operation, before, _conditions.When(false, operation.Condition));
    }

    public override void VisitForLoop(IForLoopOperation operation)
    {
        VisitAll(operation.Before);
        var before = Facts;
        Visit(operation.Condition);
        Visit(operation.Body);
        Facts = before;
        VisitAll(operation.AtLoopBottom);
        Leave(operation, before, operation.Condition is null ? null : _conditions.When(false, operation.Condition));
    }

    public override void VisitForEachLoop(IForEachLoopOperation operation)
    {
        Visit(operation.Collection);
        var before = Facts;
        Visit(operation.LoopControlVariable);
        Visit(operation.Body);
        Facts = before;
    }

    public override void VisitSwitch(ISwitchOperation operation)
    {
        Visit(operation.Value);
        var before = Facts;
        var around = IsOnlyForThrow;
        foreach (var section in operation.Cases)
        {
            Facts = before;
            EnterCase(operation.Value, section);
            VisitAll(section.Clauses);
            IsOnlyForThrow = around || (Facts is not null && ThrowingBlocks.Contain(section, section.Body, budget));
            VisitAll(section.Body);
            IsOnlyForThrow = around;
        }

        var hasDefault = operation.Cases.Any(c => c.Clauses.Any(l => l.CaseKind == CaseKind.Default));
        Leave(operation.ExitLabel, hasDefault ? null : before);
    }

    public override void VisitSwitchExpression(ISwitchExpressionOperation operation)
    {
        Visit(operation.Value);
        var before = Facts;
        foreach (var arm in operation.Arms)
        {
            Enter(before, _conditions.WhenMatches(operation.Value, arm.Pattern));
            Visit(arm);
        }

        Facts = before;
    }

    public override void VisitTry(ITryOperation operation)
    {
        var before = Facts;
        Visit(operation.Body);
        var after = Facts;
        foreach (var handler in operation.Catches)
        {
            Facts = before;
            Visit(handler);
            after = FlagFacts.Either(after, Facts);
        }

        Facts = before;
        Visit(operation.Finally);
        Facts = Facts is null ? null : after;
    }

    /// <summary>An operator is met before its right side.</summary>
    protected abstract void Meet(IBinaryOperation operation);

    /// <summary>A local function is called at this place.</summary>
    protected void MeetCall(IMethodSymbol function)
    {
        if (Facts is { } facts)
            _calls[function] = _calls.TryGetValue(function, out var others) ? FlagFacts.Either(facts, others)! : facts;
    }

    /// <summary>A function inside of the body, which may run at another time.</summary>
    /// <param name="body">Its body.</param>
    /// <param name="function">A local function; null for a lambda.</param>
    protected void VisitInner(IOperation body, ILocalFunctionOperation? function)
    {
        var (facts, mayReturn, around) = (Facts, _mayReturn, IsOnlyForThrow);
        if (function is not null)
            (Facts, IsOnlyForThrow) = (EntryOf(function), false);
        Visit(body);
        (Facts, _mayReturn, IsOnlyForThrow) = (facts, mayReturn, around);
    }

    protected PassedFlag? Passed(IParameterSymbol parameter, IOperation value) => _conditions.Passed(parameter, value);

    /// <summary>The facts where a local function begins: those of its calls, if all of them come before it.</summary>
    private FlagFacts? EntryOf(ILocalFunctionOperation function)
    {
        var isCalledBefore = false;
        foreach (var use in BodyReferences.Around(function).To(function.Symbol))
        {
            if (use is not IInvocationOperation || use.Syntax.SpanStart > function.Syntax.Span.End)
                return FlagFacts.None;
            isCalledBefore |= use.Syntax.Span.End <= function.Syntax.SpanStart;
        }

        return _calls.TryGetValue(function.Symbol, out var facts) ? facts : isCalledBefore ? null : FlagFacts.None;
    }

    private void VisitRight(IBinaryOperation binary)
    {
        var before = Facts;
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
            Enter(before, _conditions.When(binary.OperatorKind == BinaryOperatorKind.ConditionalAnd, binary.LeftOperand));
        Visit(binary.RightOperand);
        Facts = before;
    }

    private void Enter(FlagFacts? before, FlagFacts? condition) => Facts = FlagFacts.Both(before, condition);

    private void EnterCase(IOperation value, ISwitchCaseOperation section)
    {
        if (section.Clauses is [ISingleValueCaseClauseOperation { Value: { } constant }])
            Enter(Facts, _conditions.WhenEqual(value, constant));
        else if (section.Clauses is [IPatternCaseClauseOperation { Guard: null, Pattern: var pattern }])
            Enter(Facts, _conditions.WhenMatches(value, pattern));
    }

    /// <summary>A loop that has no end but a break.</summary>
    private void Leave(ILoopOperation loop, FlagFacts? before, FlagFacts? atEnd)
    {
        Leave(loop.ExitLabel, FlagFacts.Both(before, atEnd));
        _mayReturn |= Facts is null;
    }

    private void Leave(ILabelSymbol exit, FlagFacts? atEnd)
    {
        _exits.TryGetValue(exit, out var left);
        Facts = FlagFacts.Either(atEnd, left);
    }

    private void VisitAll(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
            Visit(operation);
    }
}
