using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Flow;

/// <summary>
/// Keeps code away from the compiler's control flow graph that is nested too deeply for it: it goes down by recursion, and does not look
/// how much stack is left. The graph of a function is another one, and so is the left side of a long sum.
/// </summary>
internal static class Nesting
{
    /// <summary>The graph needs about a kilobyte of stack for each level. A thread of the compiler has one and a half megabytes.</summary>
    private const int MaxLevels = 800;

    public static void Check(IOperation root, VisitBudget budget)
    {
        var pending = new Stack<(IOperation Operation, int Level)>([(root, 0)]);
        while (pending.Count > 0)
        {
            var (operation, level) = pending.Pop();
            budget.Visit();
            if (level > MaxLevels)
                throw new VisitBudgetException();
            foreach (var child in operation.ChildOperations)
                pending.Push((child, LevelOf(child, operation, level)));
        }
    }

    private static int LevelOf(IOperation child, IOperation parent, int level) => child switch
    {
        IAnonymousFunctionOperation or ILocalFunctionOperation => 0,
        IBinaryOperation when parent is IBinaryOperation { LeftOperand: var left } && left == child => level,
        _ => level + 1,
    };
}
