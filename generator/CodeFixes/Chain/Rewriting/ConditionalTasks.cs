using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain.Rewriting;

/// <summary>
/// Awaits calls behind a question mark. A task that is null cannot be awaited: where no value is needed, a completed task replaces null;
/// where one is, the test for null comes first.
/// </summary>
internal static class ConditionalTasks
{
    /// <param name="call">The edit that makes the call one to await.</param>
    public static IEnumerable<NodeEdit> EditsOf(NodeEdit call, bool isValueTask, ConditionalAccess access, SemanticModel model)
    {
        if (access.IsEnd && IsUnused(access.Outer, model))
        {
            var task = TypeReference.TaskAt(model, call.Node.SpanStart);
            var nothing = isValueTask ? "default" : $"{task.Text}.CompletedTask";
            var either = new NodeEdit(access.Outer, n => access.Coalesce((ConditionalAccessExpressionSyntax)n, nothing), task.Import);
            return [call, either.Awaited()];
        }

        var variable = VariableFor(access, model);
        var nullValue = ConditionalAccess.NothingOf(model.GetTypeInfo(access.Outer).Type, model, access.Outer.SpanStart);
        var choice = new NodeEdit(access.Outer, n => access.Choose((ConditionalAccessExpressionSyntax)n, variable, nullValue));
        return [call.Awaited(), choice];
    }

    private static bool IsUnused(ConditionalAccessExpressionSyntax access, SemanticModel model) =>
        access.Parent is ExpressionStatementSyntax || model.GetTypeInfo(access).Type is { SpecialType: SpecialType.System_Void };

    /// <summary>Returns a variable for the receiver, or null if that can be read twice.</summary>
    private static string? VariableFor(ConditionalAccess access, SemanticModel model)
    {
        if (access.CanReadTwice(model))
            return null;
        var taken = model.LookupSymbols(access.Outer.SpanStart).Select(s => s.Name);
        return ConditionalAccess.NewName(new HashSet<string>(taken, StringComparer.Ordinal));
    }
}
