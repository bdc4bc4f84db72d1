using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Symbols;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Marks the helper of a finding as [Blocking], so that each of its calls is reported and a debug build checks it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkBlockingFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.All;

    /// <summary>One mark is enough for all calls of the helper.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var place = root?.FindNode(context.Span, getInnermostNodeForTie: true);

        // A call that blocks by itself is reported already. Only a finding that leads through a body needs the mark.
        if (model is null || place is not SimpleNameSyntax name || context.Diagnostics.All(d => d.AdditionalLocations.Count == 0)
            || OffloadedCalls.IsConsumed(name, model, context.CancellationToken))
            return;
        var called = model.GetSymbolInfo(name, context.CancellationToken).Symbol?.OriginalDefinition;
        if (called is not (IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } or IPropertySymbol)
            || TypeNames.HasAttribute(called, TypeNames.BlockingAttribute)
            || DeclarationOf(called, context.CancellationToken) is not { } declaration
            || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not ({ } document and not SourceGeneratedDocument)
            || await document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation
            || compilation.GetTypeByMetadataName(TypeNames.BlockingAttribute) is null)
            return;
        context.RegisterCodeFix(
            CodeAction.Create($"Mark '{called.Name}' as [Blocking]", c => MarkAsync(document, declaration, c), nameof(MarkBlockingFix)),
            context.Diagnostics);
    }

    private static MemberDeclarationSyntax? DeclarationOf(ISymbol called, CancellationToken cancellation) =>
        ((called as IMethodSymbol)?.ReducedFrom ?? called).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
            as MemberDeclarationSyntax;

    private static async Task<Solution> MarkAsync(Document document, MemberDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var known = model!.LookupNamespacesAndTypes(declaration.SpanStart, name: "BlockingAttribute");
        var isKnown = known.Any() && known.All(s => TypeNames.Is(s as ITypeSymbol, TypeNames.BlockingAttribute));
        var name = SyntaxFactory.ParseName(isKnown ? "Blocking" : "Adapters.Blocking");
        var indentation = declaration.GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1);
        var attribute = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(name)])
            .WithLeadingTrivia(declaration.GetLeadingTrivia()).WithTrailingTrivia(UsingDirectives.EndOfLine(root));
        var marked = declaration.WithLeadingTrivia(indentation);
        marked = marked.WithAttributeLists(marked.AttributeLists.Insert(0, attribute));
        return document.WithSyntaxRoot(root.ReplaceNode(declaration, marked)).Project.Solution;
    }
}
