using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain.Rewriting;

/// <summary>Rewrites the declaration of a function: its modifiers, its return type, its name, and what it returns.</summary>
internal static class SignatureRewriter
{
    private static readonly SyntaxKind[] Accessibilities =
        [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword];

    /// <summary>Returns the edit of a declaration, or null if it is async already.</summary>
    public static NodeEdit? EditOf(FunctionChange change, SemanticModel model)
    {
        if (change.Symbol.IsAsync)
            return null;
        if (change.NewName is not { } name)
            return new NodeEdit(change.Syntax, n => Unwrapped(n, change.Symbol.ReturnType));
        var task = TypeReference.TaskAt(model, change.Syntax.SpanStart);
        if (change.Awaits.Count > 0)
            return new NodeEdit(change.Syntax, n => AsyncModifier.AddTo(WithSignature(n, task.Text, name)), task.Import);
        var results = new CompletedTaskRewriter(change, model, task.Text);
        return new NodeEdit(change.Syntax, n => WithSignature(results.Rewrite(n), task.Text, name), task.Import);
    }

    private static SyntaxNode Unwrapped(SyntaxNode function, ITypeSymbol returned) =>
        Awaitables.IsTask(returned)
            ? AsyncFunctions.MakeAsync(function, ((INamedTypeSymbol)returned).IsGenericType)
            : AsyncModifier.AddTo(function);

    private static SyntaxNode WithSignature(SyntaxNode function, string task, string name) => function switch
    {
        MethodDeclarationSyntax method => WithAccessibility(method)
            .WithReturnType(TaskOf(method.ReturnType, task)).WithIdentifier(IdentifierSyntax.Rename(method.Identifier, name)),
        LocalFunctionStatementSyntax local => local
            .WithReturnType(TaskOf(local.ReturnType, task)).WithIdentifier(IdentifierSyntax.Rename(local.Identifier, name)),
        _ => function,
    };

    private static TypeSyntax TaskOf(TypeSyntax type, string task) =>
        SyntaxFactory.ParseTypeName(IsVoid(type) ? task : $"{task}<{type.WithoutTrivia()}>").WithTriviaFrom(type);

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    /// <summary>Adds an accessibility to a partial method, which needs one as soon as it returns something.</summary>
    private static MethodDeclarationSyntax WithAccessibility(MethodDeclarationSyntax method)
    {
        if (!method.Modifiers.Any(SyntaxKind.PartialKeyword) || method.Modifiers.Any(m => Accessibilities.Contains(m.Kind())))
            return method;
        var first = method.Modifiers[0];
        var word = SyntaxFactory.Token(first.LeadingTrivia, SyntaxKind.PrivateKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return method.WithModifiers(method.Modifiers.Replace(first, first.WithLeadingTrivia()).Insert(0, word));
    }
}
