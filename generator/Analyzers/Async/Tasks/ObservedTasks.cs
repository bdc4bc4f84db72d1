using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>
/// Tasks that are given to a method which sees to their exceptions and returns them, as <c>task.ObserveErrors()</c> does: who discards the
/// result has not lost the exception.
/// </summary>
internal static class ObservedTasks
{
    private static readonly string[] Names = ["Observe", "Forget", "FireAndForget", "SafeFireAndForget", "Ignore", "Swallow"];

    public static bool Contain(IInvocationOperation call, CancellationToken cancellation)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!method.IsStatic || method.Parameters is not [{ Type: var type, Name: var task }, ..] || !Awaitables.IsTask(type))
            return false;
        return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } declared
            ? declared.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(i => IsContinuation(i, task))
            : Names.Any(n => method.Name.StartsWith(n, StringComparison.Ordinal));
    }

    private static bool IsContinuation(InvocationExpressionSyntax call, string task) =>
        call.Expression is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "ContinueWith",
            Expression: IdentifierNameSyntax { Identifier.ValueText: var continued }
        }
        && continued == task;
}
