using System.Collections.Immutable;
using System.Composition;
using Adapters.Generator.Parsing;
using Adapters.Generator.Rules.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Marks the helper that a finding goes through as [Blocking]: then every call of it is told, and a debug build checks it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkBlockingFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. BlockingRules.All.Select(r => r.Id).Where(i => i != BlockingRules.LineWithoutEffect.Id)];

    /// <summary>One mark settles all calls of its helper, so there is nothing to fix all of.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root is null || model.Compilation.GetTypeByMetadataName(TypeNames.BlockingAttribute) is null)
            return;
        var called = model.GetSymbolInfo(root.FindNode(context.Span, getInnermostNodeForTie: true), context.CancellationToken).Symbol;
        if (called is not (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol)
            || TypeNames.HasAttribute(called, TypeNames.BlockingAttribute)
            || called.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } document)
            return;
        context.RegisterCodeFix(
            CodeAction.Create($"Mark '{called.Name}' as [Blocking]", c => MarkAsync(document, reference, c), nameof(MarkBlockingFix)), context.Diagnostics);
    }

    private static async Task<Solution> MarkAsync(Document document, SyntaxReference reference, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var declaration = (await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false)).FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var isImported = model!.LookupNamespacesAndTypes(declaration.SpanStart, name: "BlockingAttribute").Any();
        var name = SyntaxFactory.ParseName(isImported ? "Blocking" : "Adapters.Blocking");
        var attribute = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(name)])
            .WithLeadingTrivia(declaration.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
        var marked = declaration.WithoutLeadingTrivia().WithAttributeLists(declaration.AttributeLists.Insert(0, attribute)).WithAdditionalAnnotations(Formatter.Annotation);
        var changed = document.WithSyntaxRoot(root.ReplaceNode(declaration, marked));
        return (await Formatter.FormatAsync(changed, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false)).Project.Solution;
    }
}
