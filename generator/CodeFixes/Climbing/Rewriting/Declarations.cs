using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing.Rewriting;

/// <summary>Rewrites the declaration of a function: its modifiers, its type, its name, and what it returns.</summary>
internal static class Declarations
{
    private static readonly SyntaxKind[] Accessibilities =
        [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword];

    /// <summary>The site of a declaration, or null where it is asynchronous already.</summary>
    public static Site? SiteOf(FunctionChange change, SemanticModel model)
    {
        if (change.Symbol.IsAsync)
            return null;
        if (change.NewName is null)
        {
            var returnsTask = Awaitables.IsTask(change.Symbol.ReturnType);
            return new Site(change.Document, change.Syntax, n => MakeAsync(returnsTask ? new TaskUnwrapping(n).Rewrite() : n));
        }

        var task = TaskName.At(model, change.Syntax.SpanStart);
        if (change.Awaits.Count > 0)
            return new Site(change.Document, change.Syntax, n => MakeAsync(WithSignature(n, task.Text, change.NewName)), task.Import);
        var wrapping = new TaskWrapping(change, model, task.Text);
        return new Site(change.Document, change.Syntax, n => WithSignature(wrapping.Rewrite(n), task.Text, change.NewName), task.Import);
    }

    private static SyntaxNode WithSignature(SyntaxNode function, string task, string name) => function switch
    {
        MethodDeclarationSyntax method => WithAccessibility(method)
            .WithReturnType(TaskOf(method.ReturnType, task)).WithIdentifier(Renaming.Token(method.Identifier, name)),
        LocalFunctionStatementSyntax local => local
            .WithReturnType(TaskOf(local.ReturnType, task)).WithIdentifier(Renaming.Token(local.Identifier, name)),
        _ => function,
    };

    private static TypeSyntax TaskOf(TypeSyntax type, string task) =>
        SyntaxFactory.ParseTypeName(IsVoid(type) ? task : $"{task}<{type.WithoutTrivia()}>").WithTriviaFrom(type);

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    /// <summary>A part that returns something must say who may call it.</summary>
    private static MethodDeclarationSyntax WithAccessibility(MethodDeclarationSyntax method)
    {
        if (!method.Modifiers.Any(SyntaxKind.PartialKeyword) || method.Modifiers.Any(m => Accessibilities.Contains(m.Kind())))
            return method;
        var first = method.Modifiers[0];
        var word = SyntaxFactory.Token(first.LeadingTrivia, SyntaxKind.PrivateKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return method.WithModifiers(method.Modifiers.Replace(first, first.WithLeadingTrivia()).Insert(0, word));
    }

    private static SyntaxNode MakeAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax { Modifiers.Count: 0 } method => method
            .WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers([Async(method.ReturnType.GetLeadingTrivia())]),
        MethodDeclarationSyntax method => method.WithModifiers(WithAsync(method.Modifiers)),
        LocalFunctionStatementSyntax { Modifiers.Count: 0 } local => local
            .WithReturnType(local.ReturnType.WithoutLeadingTrivia()).WithModifiers([Async(local.ReturnType.GetLeadingTrivia())]),
        LocalFunctionStatementSyntax local => local.WithModifiers(WithAsync(local.Modifiers)),
        AnonymousFunctionExpressionSyntax { Modifiers.Count: 0 } lambda => lambda.WithoutLeadingTrivia().WithModifiers([Async(lambda.GetLeadingTrivia())]),
        AnonymousFunctionExpressionSyntax lambda => lambda.WithModifiers(lambda.Modifiers.Add(Async([]))),
        _ => function,
    };

    /// <summary>The word partial stands last.</summary>
    private static SyntaxTokenList WithAsync(SyntaxTokenList modifiers)
    {
        var last = modifiers[modifiers.Count - 1];
        if (!last.IsKind(SyntaxKind.PartialKeyword))
            return modifiers.Add(Async([]));
        return modifiers.Replace(last, last.WithLeadingTrivia()).Insert(modifiers.Count - 1, Async(last.LeadingTrivia));
    }

    private static SyntaxToken Async(SyntaxTriviaList leading) =>
        SyntaxFactory.Token(leading, SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
}
