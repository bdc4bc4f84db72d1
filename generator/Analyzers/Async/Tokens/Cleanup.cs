using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tokens;

/// <summary>Recognises code that runs after a failure or a cancellation: a token would stop it before it has cleaned up.</summary>
internal static class Cleanup
{
    public static bool Contains(IOperation place)
    {
        for (var around = place; around.Parent is { } parent; around = parent)
        {
            var found = parent switch
            {
                ICatchClauseOperation => true,
                ITryOperation attempt => attempt.Finally == around,
                IConditionalOperation choice => IsOfCancelled(choice, around),
                IBlockOperation block => block.Operations.TakeWhile(o => o != around).Any(EndsWithCancellation),
                _ => false,
            };
            if (found || parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return found;
        }

        return false;
    }

    /// <summary>Determines whether the branch is the one that is taken after the cancellation.</summary>
    private static bool IsOfCancelled(IConditionalOperation choice, IOperation branch) => choice.Condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => choice.WhenFalse == branch && Asks(operand),
        var condition => choice.WhenTrue == branch && Asks(condition),
    };

    /// <summary>Determines whether the statement is a loop that goes on until the token is cancelled.</summary>
    private static bool EndsWithCancellation(IOperation statement) => statement switch
    {
        IWhileLoopOperation { Condition: { } condition } => condition.DescendantsAndSelf().Any(Asks),
        IForLoopOperation { Condition: { } condition } => condition.DescendantsAndSelf().Any(Asks),
        _ => false,
    };

    private static bool Asks(IOperation condition) =>
        condition is IPropertyReferenceOperation { Property: { Name: "IsCancellationRequested", ContainingType: var type } }
        && AvailableTokens.IsToken(type);
}
