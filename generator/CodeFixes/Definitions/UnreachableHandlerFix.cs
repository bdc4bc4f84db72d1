using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Definitions;

/// <summary>ADPT001: makes a handler class sealed instead of abstract, or internal instead of private.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnreachableHandlerFix : CodeFixProvider
{
    private static readonly SyntaxKind[] Hiding = [SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.FileKeyword];

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ADPT001"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return;
        if (type.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.AbstractKeyword)) is { RawKind: not 0 } isAbstract)
            Register(context, root, type, "Make the handler sealed", isAbstract, SyntaxKind.SealedKeyword);
        else if (type.Modifiers.FirstOrDefault(m => Hiding.Contains(m.Kind())) is { RawKind: not 0 } hiding)
            Register(context, root, type, "Make the handler internal", hiding, SyntaxKind.InternalKeyword);
    }

    private static void Register(
        CodeFixContext context, SyntaxNode root, TypeDeclarationSyntax type, string title, SyntaxToken old, SyntaxKind modifier)
    {
        var changed = type.WithModifiers(type.Modifiers.Replace(old, SyntaxFactory.Token(modifier).WithTriviaFrom(old)));
        context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(type, changed))), title),
            context.Diagnostics);
    }
}
