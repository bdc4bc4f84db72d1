using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Recognizes code that chooses between both forms of a call:
/// <c>if (job.IsAsync) return await job.RunAsync(); return job.Run();</c>. There,
/// the synchronous form is meant, and the other one may not even work.
/// </summary>
internal static class ChosenForms
{
    /// <summary>Indicates whether a condition leads to the asynchronous form of the same call elsewhere in the function.</summary>
    public static bool Include(InvocationExpressionSyntax call, string asyncName)
    {
        if (FunctionSyntax.Around(call) is not { } function)
            return false;
        return FunctionSyntax.OwnNodes(function).OfType<InvocationExpressionSyntax>().Any(other =>
            IsFormOf(call, other, asyncName) && ChoicesAround(other, function).Any(branch => !branch.Contains(call)));
    }

    private static bool IsFormOf(InvocationExpressionSyntax call, InvocationExpressionSyntax other, string asyncName) =>
        (call.Expression, other.Expression) switch
        {
            (MemberAccessExpressionSyntax a, MemberAccessExpressionSyntax b) =>
                b.Name.Identifier.ValueText == asyncName && SyntaxFactory.AreEquivalent(a.Expression, b.Expression),
            (SimpleNameSyntax, SimpleNameSyntax b) => b.Identifier.ValueText == asyncName,
            _ => false,
        } && call.ArgumentList.Arguments.Zip(other.ArgumentList.Arguments, (a, b) => SyntaxFactory.AreEquivalent(a, b)).All(same => same);

    /// <summary>Returns the branches of conditions that the call is in.</summary>
    private static IEnumerable<SyntaxNode> ChoicesAround(SyntaxNode call, SyntaxNode function) =>
        call.AncestorsAndSelf().TakeWhile(n => n != function).Where(n => n.Parent switch
        {
            IfStatementSyntax choice => n == choice.Statement || n == choice.Else,
            ConditionalExpressionSyntax choice => n == choice.WhenTrue || n == choice.WhenFalse,
            SwitchExpressionArmSyntax or SwitchSectionSyntax => true,
            _ => false,
        });
}
