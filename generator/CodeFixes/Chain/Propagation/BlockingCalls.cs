using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>Finds the async form of a call that blocks by itself.</summary>
internal sealed class BlockingCalls(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>Returns the name of what blocks, and its async form, or null if it has none in that place.</summary>
    public (string Name, AsyncForm? Form) Of(SyntaxNode place)
    {
        if (place is UsingStatementSyntax or LocalDeclarationStatementSyntax)
            return OfUsing(place);
        if (place is LockStatementSyntax)
            return ("lock", null);
        var call = CallSyntax.Of(place);
        var name = model.GetSymbolInfo(call, cancellation).Symbol switch
        {
            IMethodSymbol method => Obstacle.NameOf(method),
            { } other => $"{other.ContainingType?.Name}.{other.Name}",
            null => call.ToString(),
        };
        return (name, AsyncForm.Of(place, model, cancellation));
    }

    private (string Name, AsyncForm? Form) OfUsing(SyntaxNode statement)
    {
        var resources = statement switch
        {
            UsingStatementSyntax { Expression: { } expression } => [expression],
            UsingStatementSyntax { Declaration: { } declaration } => ValuesOf(declaration),
            _ => ValuesOf(((LocalDeclarationStatementSyntax)statement).Declaration),
        };
        var types = resources.Select(r => model.GetTypeInfo(r, cancellation).Type).ToList();
        var form = types.All(t => t is not null && AwaitUsing.IsAsyncDisposable(t))
            ? new AsyncForm("DisposeAsync", new NodeEdit(statement, AwaitUsing.Rewrite) { Awaits = true })
            : null;
        return ($"{types.FirstOrDefault()?.Name}.Dispose", form);
    }

    /// <summary>A variable has no value yet while somebody types it.</summary>
    private static IEnumerable<ExpressionSyntax> ValuesOf(VariableDeclarationSyntax declaration) =>
        declaration.Variables.Select(v => v.Initializer?.Value).OfType<ExpressionSyntax>();
}
