using Adapters.Analyzers.Blocking.Completion.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>
/// Calls whose task has nothing to lose: it is complete when it is returned, so that an exception is thrown where the call is; or it only
/// runs the completion of another task, or is given the source of one, whose exception somebody else awaits.
/// </summary>
internal static class CompleteCalls
{
    public static bool Contain(IInvocationOperation call, CancellationToken cancellation) =>
        Wrappers.Is(call.TargetMethod)
            ? OnlyCompletes(call)
            : call.Arguments.Any(a => a.Value.Type is { Name: "TaskCompletionSource" }) || ReturnsComplete(call, cancellation);

    private static bool ReturnsComplete(IInvocationOperation call, CancellationToken cancellation)
    {
        var method = call.TargetMethod;
        return !method.IsAsync && !method.IsAbstract && (!method.IsVirtual || !call.IsVirtual)
            && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } declared
            && ReturnedExpressions.Of(declared).ToList() is { Count: > 0 } returned && returned.TrueForAll(MemberDeclarations.IsComplete);
    }

    /// <summary>Determines whether nothing but the completion of a TaskCompletionSource is run.</summary>
    private static bool OnlyCompletes(IInvocationOperation call) =>
        Wrappers.FunctionOf(call) is IAnonymousFunctionOperation { Body: var body }
        && body.Operations.Where(o => o is not IReturnOperation { ReturnedValue: null }).ToList() is { Count: > 0 } statements
        && statements.TrueForAll(IsCompletion);

    private static bool IsCompletion(IOperation statement)
    {
        var value = statement switch
        {
            IReturnOperation { ReturnedValue: { } returned } => returned,
            IExpressionStatementOperation { Operation: var expression } => expression,
            _ => statement,
        };
        return value is IInvocationOperation
        {
            TargetMethod: { Name: "TrySetResult" or "TrySetException" or "TrySetCanceled", ContainingType.Name: "TaskCompletionSource" }
        };
    }
}
