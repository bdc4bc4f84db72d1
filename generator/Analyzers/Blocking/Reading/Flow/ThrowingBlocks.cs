using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Flow;

/// <summary>Code that is executed on the way to an exception alone.</summary>
internal static class ThrowingBlocks
{
    /// <summary>
    /// Indicates whether the statements of a block, or of the section of a switch, end with a throw, and nothing in it leaves it before.
    /// </summary>
    public static bool Contain(IOperation whole, ImmutableArray<IOperation> statements, VisitBudget budget) =>
        statements.LastOrDefault(o => o is not ILocalFunctionOperation)
            is (IThrowOperation or IExpressionStatementOperation) and var last
        && (IsStatement(last) || NeverReturns(last))
        && !HasOtherExit(whole, budget);

    public static bool IsStatement(IOperation operation) => operation is IThrowOperation { Syntax: ThrowStatementSyntax };

    /// <summary>
    /// Indicates whether a statement calls what its author says never to return. Such methods have names that say it, too.
    /// </summary>
    public static bool NeverReturns(IOperation operation) =>
        operation is IExpressionStatementOperation
        {
            Operation: IInvocationOperation { TargetMethod: { ReturnsVoid: true, Name: var name } method }
        }
        && (Says(name, "Throw") || Says(name, "Fail") || Says(name, "Exit"))
        && method.GetAttributes().Any(a => a.AttributeClass?.Name == "DoesNotReturnAttribute");

    private static bool Says(string name, string word) => name.IndexOf(word, StringComparison.Ordinal) >= 0;

    private static bool HasOtherExit(IOperation block, VisitBudget budget) => OwnOperations.Of(block, budget).Any(o =>
        o is IReturnOperation { Kind: not OperationKind.YieldReturn } || (o is IBranchOperation branch && Leaves(branch, block)));

    private static bool Leaves(IBranchOperation branch, IOperation block) =>
        branch.GetCorrespondingOperation() is not { } around || !block.Syntax.Span.Contains(around.Syntax.Span);
}
