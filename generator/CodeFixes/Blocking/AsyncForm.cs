using System.Runtime.CompilerServices;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>The expression to await in place of a blocking one.</summary>
/// <param name="Name">The name of what is awaited, for titles.</param>
/// <param name="Edit">The change of the blocking expression into the one to await.</param>
/// <param name="IsValueTask">Indicates whether it is a ValueTask.</param>
internal sealed record AsyncForm(string Name, NodeEdit Edit, bool IsValueTask = false)
{
    /// <summary>The argument for a token that is not in scope yet, or null if the call takes none, or has one.</summary>
    public ArgumentSyntax? TokenTemplate { get; init; }

    private static readonly ConditionalWeakTable<Compilation, AsyncAlternativeFinder> AlternativesOf = new();

    /// <summary>Returns the async form of the expression whose name is underlined, or null if there is none.</summary>
    public static AsyncForm? Of(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        var expression = CallSyntax.Of(place);
        return model.GetSymbolInfo(expression, cancellation).Symbol switch
        {
            IPropertySymbol { Name: "Result" } result when Awaitables.IsTask(result.ContainingType) =>
                OfTask((ExpressionSyntax)expression, ConditionalAccess.ReceiverOf, isTask: true),
            IMethodSymbol method when expression is InvocationExpressionSyntax call => WaitForms.Includes(method)
                ? WaitForms.Of(call, method, model, cancellation)
                : OfAlternative(call, method, model, cancellation),
            _ => null,
        };
    }

    /// <summary>Returns the form that awaits the task for which the expression waits.</summary>
    /// <param name="isTask">Indicates whether it is a task, and no other awaitable.</param>
    public static AsyncForm OfTask(ExpressionSyntax blocking, Func<ExpressionSyntax, ExpressionSyntax> task, bool isTask) =>
        new("the task", new NodeEdit(blocking, current => isTask
            ? task((ExpressionSyntax)current)
            : task((ExpressionSyntax)current).WithAdditionalAnnotations(AwaitSyntax.Configured)));

    /// <summary>Returns the form that is the rewritten call with the arguments at its end.</summary>
    public static AsyncForm OfCall(
        string name, InvocationExpressionSyntax call, Func<InvocationExpressionSyntax, InvocationExpressionSyntax> rewrite,
        ArgumentSyntax[] arguments, string? import = null) =>
        new(name, new NodeEdit(call, c => arguments.Aggregate(rewrite((InvocationExpressionSyntax)c), CallArguments.Append), import));

    private static AsyncForm? OfAlternative(
        InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        var finder = AlternativesOf.GetValue(model.Compilation, c => new AsyncAlternativeFinder(c));
        if (finder.Find(call, method, model, cancellation) is not { } alternative
            || AsyncAlternativeFinder.Rename(call, alternative.Name) is not { } renamed
            || ChosenForms.Include(call, alternative.Name))
            return null;
        var form = alternative.Completion.IsNone
            ? OfRenamed(alternative, renamed, call, model, cancellation)
            : OfCompleted(alternative, renamed, call, model, cancellation);
        if (!Awaitables.IsTask(alternative.Method.ReturnType))
            form = form with { Edit = WithoutStyle(form.Edit) };
        return form with { IsValueTask = alternative.Method.ReturnType.Name == "ValueTask" };
    }

    private static AsyncForm OfRenamed(
        AsyncAlternative alternative, InvocationExpressionSyntax renamed, InvocationExpressionSyntax call, SemanticModel model,
        CancellationToken cancellation)
    {
        var bound = alternative.Import is null ? renamed : AsyncAlternativeFinder.AsStatic(renamed, alternative.Method) ?? renamed;
        var form = OfCall(
            alternative.Name, call, c => AsyncAlternativeFinder.RenameHere(c, alternative.Name),
            CancellationTokens.For(bound, call, model, cancellation), alternative.Import);
        return form with { TokenTemplate = CancellationTokens.TemplateFor(bound, call, model, cancellation) };
    }

    private static AsyncForm OfCompleted(
        AsyncAlternative alternative, InvocationExpressionSyntax renamed, InvocationExpressionSyntax call, SemanticModel model,
        CancellationToken cancellation)
    {
        var completion = alternative.Completion;
        // Behind options, its place says what it is.
        var token = CancellationTokens.At(call, model, cancellation)
            ?? (completion.Rest.Length > 1 ? "default" : NoToken(call, model));
        return OfCall(
            alternative.Name, call,
            c => completion.Apply(AsyncAlternativeFinder.RenameHere(c, alternative.Name), token),
            completion.HasArguments ? [] : CancellationTokens.For(completion.Apply(renamed, token), call, model, cancellation));
    }

    private static string NoToken(SyntaxNode place, SemanticModel model) =>
        model.LookupNamespacesAndTypes(place.SpanStart, name: "CancellationToken").IsEmpty
            ? "System.Threading.CancellationToken.None"
            : "CancellationToken.None";

    /// <summary>Returns the edit of an awaitable that is no task, so that nothing is added to its await.</summary>
    private static NodeEdit WithoutStyle(NodeEdit edit) =>
        edit with { Rewrite = n => edit.Rewrite(n).WithAdditionalAnnotations(AwaitSyntax.Configured) };
}
