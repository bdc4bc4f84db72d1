using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>
/// Input that a test has seen to be there, such as <c>if (socket.Available > 0) socket.Receive(buffer)</c>: to take it does not wait.
/// </summary>
internal static class AvailableInput
{
    public static bool IsTaken(CallSite call) =>
        call.Method.Name is "Receive" or "Read" or "ReadByte" or "ReadKey" or "Wait"
        && TestFor(call.Method) is { } test && (IsUnder(call, test) || IsBehindLoop(call, test));

    /// <summary>The property that says whether there is input for a call.</summary>
    private static string? TestFor(IMethodSymbol method) => (method.ContainingType.Name, method.Name) switch
    {
        ("Socket", "Receive") or ("UdpClient", "Receive") => "Available",
        ("NetworkStream" or "Stream", "Read" or "ReadByte") => "DataAvailable",
        ("Console", "ReadKey") => "KeyAvailable",
        ("SemaphoreSlim", "Wait") => "CurrentCount",
        _ => null,
    };

    private static bool IsUnder(CallSite call, string test)
    {
        for (var part = call.Operation; part.Parent is { } around; part = around)
        {
            var condition = around switch
            {
                IConditionalOperation choice when part == choice.WhenTrue => choice.Condition,
                IWhileLoopOperation { ConditionIsTop: true } loop when part == loop.Body => loop.Condition,
                _ => null,
            };
            if (condition is not null && SaysYes(condition, call, test))
                return true;
        }

        return false;
    }

    /// <summary>Indicates whether a loop has ended before that asks until there is input.</summary>
    private static bool IsBehindLoop(CallSite call, string test)
    {
        for (var part = call.Operation; part.Parent is { } around; part = around)
        {
            if (around is IBlockOperation block && block.Operations.TakeWhile(o => o != part).OfType<IWhileLoopOperation>()
                .Any(l => EndsWithInput(l, call, test)))
                return true;
        }

        return false;
    }

    private static bool EndsWithInput(IWhileLoopOperation loop, CallSite call, string test) =>
        (loop.Condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var condition } && IsTest(condition, call, test))
        || loop.Body.Descendants().OfType<IConditionalOperation>()
            .Any(c => SaysYes(c.Condition, call, test) && c.WhenTrue.DescendantsAndSelf().Any(o => o is IBranchOperation));

    private static bool SaysYes(IOperation condition, CallSite call, string test) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both =>
            SaysYes(both.LeftOperand, call, test) || SaysYes(both.RightOperand, call, test),
        IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.NotEquals
        } comparison => IsTest(comparison.LeftOperand, call, test),
        IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: > 0 }
        } equality => IsTest(equality.LeftOperand, call, test),
        _ => IsTest(condition, call, test),
    };

    private static bool IsTest(IOperation value, CallSite call, string test) => value switch
    {
        ILocalReferenceOperation local => SingleAssignments.Of(local) is IPropertyReferenceOperation only && IsTest(only, call, test),
        IPropertyReferenceOperation { Property.Name: var name, Instance: var tested } =>
            name == test && tested?.Syntax.ToString() == call.Instance?.Syntax.ToString(),
        _ => false,
    };
}
