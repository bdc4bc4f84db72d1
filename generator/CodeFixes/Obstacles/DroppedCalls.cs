using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>
/// Finds statements that call a method and drop its task. The compiler warns about them as soon as the method is async (CS4014), wherever
/// in the project they are.
/// </summary>
internal static class DroppedCalls
{
    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SyntaxNode>> OfTrees = new();

    /// <summary>Returns the file of the first such statement outside the function, or null.</summary>
    public static string? FileOf(IMethodSymbol method, SyntaxNode function, Compilation compilation, CancellationToken cancellation)
    {
        if (method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LambdaMethod)
            return null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var name in OfTrees.GetValue(tree, NamesIn)[method.Name])
            {
                if (!function.Contains(name)
                    && compilation.GetSemanticModel(tree).GetSymbolInfo(name, cancellation).Symbol is IMethodSymbol called
                    && SymbolEqualityComparer.Default.Equals((called.ReducedFrom ?? called).OriginalDefinition, method.OriginalDefinition))
                    return Path.GetFileName(tree.FilePath);
            }
        }

        return null;
    }

    /// <summary>Returns the names of what is called by statements, because to bind all calls would take too long.</summary>
    private static ILookup<string, SyntaxNode> NamesIn(SyntaxTree tree) => tree.GetRoot().DescendantNodes()
        .OfType<ExpressionStatementSyntax>().Select(s => NameOf(s.Expression)).OfType<SimpleNameSyntax>()
        .ToLookup(n => n.Identifier.ValueText, n => (SyntaxNode)n);

    private static SimpleNameSyntax? NameOf(ExpressionSyntax statement)
    {
        while (statement is ConditionalAccessExpressionSyntax conditional)
            statement = conditional.WhenNotNull;
        return (statement as InvocationExpressionSyntax)?.Expression switch
        {
            SimpleNameSyntax name => name,
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => null,
        };
    }
}
