using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Turns a lock around blocking work into a SemaphoreSlim that is awaited, so that the work can be awaited too. The calls in it are then
/// findings of their own. <see cref="LockField"/> decides which locks can be fixed.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class LockFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [.. Enum.GetValues(typeof(Confidence)).Cast<Confidence>().Select(c => BlockingRules.For(c, BlockingGroup.Threads).Id)];

    /// <summary>One fix changes all locks of its field.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not LockStatementSyntax statement || model is null
            || LockField.Of(statement, model, context.CancellationToken) is not { } field)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Make '{field.Name}' a SemaphoreSlim that is awaited", c => ApplyAsync(context.Document, field, c), nameof(LockFix)),
            context.Diagnostics);
    }

    private static async Task<Document> ApplyAsync(Document document, LockField field, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var edits = field.Locks.Select(l => EditOf(l, field.Name, CancellationTokens.At(l, model, cancellation))).ToList();
        var type = TypeReference.At(model, field.Declaration.SpanStart, "System.Threading", nameof(SemaphoreSlim));
        edits.Add(new NodeEdit(field.Declaration, f => LockField.AsSemaphore((FieldDeclarationSyntax)f, type.Text), type.Import));
        return await DocumentEdits.ApplyAsync(document, edits, cancellation).ConfigureAwait(false);
    }

    private static NodeEdit EditOf(LockStatementSyntax statement, string name, string? token) =>
        new(statement, current => SemaphoreBlocks.Of((LockStatementSyntax)current, name, token)) { Awaits = true };
}
