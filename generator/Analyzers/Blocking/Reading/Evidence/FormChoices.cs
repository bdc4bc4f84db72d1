using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Evidence;

/// <summary>
/// Calls at places where a test has already chosen between the synchronous form and the asynchronous one: by calling the other form on its
/// other side, or by a flag that leaves before, such as <c>if (async &amp;&amp; ...) return ...</c>.
/// </summary>
internal sealed class FormChoices(IMethodSymbol alternative, VisitBudget budget)
{
    public bool Precede(IOperation call)
    {
        var part = call;
        for (var around = part.Parent; around is not null && !IsFunction(part); (part, around) = (around, around.Parent))
        {
            budget.Visit();
            if (OtherSides(around, part).Any(HasAlternative)
                || (around is IBlockOperation block && IsAwaitedBefore(block, part, call)))
                return true;
        }

        return false;
    }

    private static bool IsFunction(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;

    /// <summary>The code that is run in the place of a part, by the choice around it or by one that has left before.</summary>
    private IEnumerable<IOperation> OtherSides(IOperation around, IOperation part) => around switch
    {
        IConditionalOperation choice when part == choice.WhenTrue && choice.WhenFalse is { } other => [other],
        IConditionalOperation choice when part == choice.WhenFalse => [choice.WhenTrue],
        ISwitchExpressionOperation choice => choice.Arms.Where(a => a != part),
        ISwitchOperation choice => choice.Cases.Where(c => c != part),
        IBlockOperation block => LeavingBefore(block, part),
        _ => [],
    };

    /// <summary>
    /// Indicates whether the statement before awaits the alternative with the same arguments: both are to be called, as two hooks are of
    /// which a user overrides one.
    /// </summary>
    private bool IsAwaitedBefore(IBlockOperation block, IOperation part, IOperation call)
    {
        var before = block.Operations.TakeWhile(o => o != part).LastOrDefault();
        return before is IExpressionStatementOperation { Operation: IAwaitOperation awaited } && call is IInvocationOperation synchronous
            && OwnOperations.Of(awaited, budget).OfType<IInvocationOperation>()
                .FirstOrDefault(o => IsAlternative(o.TargetMethod)) is { } form
            && form.Instance?.Syntax.ToString() == synchronous.Instance?.Syntax.ToString()
            && ArgumentsOf(synchronous).SequenceEqual(ArgumentsOf(form).Take(ArgumentsOf(synchronous).Count()));
    }

    private static IEnumerable<string> ArgumentsOf(IInvocationOperation call) =>
        call.Arguments.Where(a => a.ArgumentKind == ArgumentKind.Explicit).Select(a => a.Value.Syntax.ToString());

    private static IEnumerable<IOperation> LeavingBefore(IBlockOperation block, IOperation part) =>
        block.Operations.TakeWhile(o => o != part).OfType<IConditionalOperation>()
            .Where(c => c.WhenFalse is null && Leaves(c.WhenTrue)).Select(c => c.WhenTrue);

    private static bool Leaves(IOperation branch) => branch switch
    {
        IBlockOperation { Operations: [.., var last] } => last is IReturnOperation or IBranchOperation or IThrowOperation,
        IReturnOperation or IBranchOperation => true,
        _ => false,
    };

    private bool HasAlternative(IOperation side) =>
        (side.Parent is IConditionalOperation choice && side == choice.WhenTrue && Conjuncts(choice.Condition).Any(IsAsyncWay))
        || OwnOperations.Of(side, budget).Any(o => o is IInvocationOperation { TargetMethod: var called } && IsAlternative(called));

    private bool IsAlternative(IMethodSymbol called) =>
        called.Name == alternative.Name
        && SymbolEqualityComparer.Default.Equals(called.ContainingType.OriginalDefinition, alternative.ContainingType.OriginalDefinition);

    private static bool IsAsyncWay(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var flag } => AsyncValue(flag) == false,
        _ => AsyncValue(condition) == true,
    };

    private static bool? AsyncValue(IOperation flag) => flag is IParameterReferenceOperation { Parameter: var parameter }
        ? FlagParameters.AsyncValue(parameter)
        : FlagMembers.AsyncValue(flag);

    private IEnumerable<IOperation> Conjuncts(IOperation condition)
    {
        var pending = new Stack<IOperation>([condition]);
        while (pending.Count > 0)
        {
            budget.Visit();
            var part = pending.Pop();
            if (part is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both)
            {
                pending.Push(both.LeftOperand);
                pending.Push(both.RightOperand);
            }
            else
            {
                yield return part;
            }
        }
    }
}
