using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Async;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Adapters.CodeFixes.Async;

/// <summary>ADPT210: accepts the WebSocket before anything else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AcceptWebSocketFix : EditFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AsyncRules.UnacceptedWebSocket.Id];

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<ParameterSyntax>() is not { } socket
            || place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Body: { } body } method
            || !method.Modifiers.Any(SyntaxKind.AsyncKeyword))
            return null;
        return new ProposedFix(
            $"Accept '{socket.Identifier.ValueText}' first", new NodeEdit(body, current => Accept((BlockSyntax)current, socket)));
    }

    private static BlockSyntax Accept(BlockSyntax body, ParameterSyntax socket)
    {
        var accept = SyntaxFactory.ParseStatement($"await {socket.Identifier.Text}.AcceptAsync();\n")
            .WithAdditionalAnnotations(Formatter.Annotation);
        return body.WithStatements(body.Statements.Insert(0, accept));
    }
}
