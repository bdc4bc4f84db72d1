using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Chain.Rewriting;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>Finds the asynchronous form of a call that blocks by itself.</summary>
internal sealed class BlockingCalls(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The name of what blocks, and its asynchronous form if it has one in that place.</summary>
    public (string Name, Replacement? Replacement) Of(SyntaxNode place)
    {
        if (place is UsingStatementSyntax or LocalDeclarationStatementSyntax)
            return OfUsing(place);
        if (place is LockStatementSyntax)
            return ("lock", null);
        var name = model.GetSymbolInfo(CallSyntax.Of(place), cancellation).Symbol switch
        {
            IMethodSymbol method => Obstacle.NameOf(method),
            { } other => $"{other.ContainingType?.Name}.{other.Name}",
            null => CallSyntax.Of(place).ToString(),
        };
        return (name, AsyncForm.Of(place, model, cancellation) is { } form ? Of(form) : null);
    }

    private Replacement Of(AsyncForm form) => new(form.Blocking, n => form.Rewrite((ExpressionSyntax)n))
    {
        Import = form.Import,
        IsValueTask = GivesValueTask(form),
    };

    private bool GivesValueTask(AsyncForm form) =>
        form.Blocking is InvocationExpressionSyntax call && Siblings.Rename(call, form.Name) is { } renamed
        && model.GetSpeculativeSymbolInfo(call.SpanStart, renamed, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { ReturnType.Name: "ValueTask" };

    private (string Name, Replacement? Replacement) OfUsing(SyntaxNode statement)
    {
        var resources = statement switch
        {
            UsingStatementSyntax { Expression: { } expression } => [expression],
            UsingStatementSyntax { Declaration: { } declaration } => declaration.Variables.Select(v => v.Initializer!.Value),
            _ => ((LocalDeclarationStatementSyntax)statement).Declaration.Variables.Select(v => v.Initializer!.Value),
        };
        var types = resources.Select(r => model.GetTypeInfo(r, cancellation).Type).ToList();
        var name = $"{types[0]?.Name}.Dispose";
        return (name, types.All(HasAsyncDispose) ? new Replacement(statement, AwaitUsingFix.Rewrite) { IsStatement = true } : null);
    }

    private static bool HasAsyncDispose(ITypeSymbol? type) => type is not null && AwaitUsingFix.IsAsyncDisposable(type);
}
