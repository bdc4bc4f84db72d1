using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Async.Tokens;
using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.CodeFixes.Async;

/// <summary>ADPT203: passes the token in scope to a call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PassTokenFix : EditFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AsyncRules.TokenNotPassed.Id];

    private protected override ProposedFix? Propose(
        SyntaxNode place, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(TokenNotPassedAnalyzer.Token, out var token) || token is null
            || place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax
            || model.GetOperation(syntax, cancellation) is not IInvocationOperation call
            || model.GetEnclosingSymbol(syntax.SpanStart, cancellation) is not { } owner
            || new TokenCalls().Argument(token, call, owner) is not { } argument)
            return null;
        return new ProposedFix(
            $"Pass '{token}'", new NodeEdit(syntax, current => CallArguments.Append((InvocationExpressionSyntax)current, argument)));
    }
}
