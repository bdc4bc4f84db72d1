using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Baseline;

/// <summary>Identifies a finding without its place, so that it is the same after lines have moved.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Member">The documentation id of the member that contains the finding.</param>
/// <param name="Callee">The name that the message puts in quotation marks first: what is called.</param>
internal sealed record BaselineKey(string Rule, string Member, string Callee)
{
    public static BaselineKey? Of(Diagnostic finding, SemanticModel model, CancellationToken cancellation) =>
        MemberAt(finding.Location.SourceSpan.Start, model, cancellation)?.GetDocumentationCommentId() is { } member
            ? new BaselineKey(finding.Id, member, CalleeIn(finding.GetMessage(CultureInfo.InvariantCulture)))
            : null;

    /// <summary>The member around a place: not the lambda, the local function or the accessor.</summary>
    private static ISymbol? MemberAt(int position, SemanticModel model, CancellationToken cancellation)
    {
        var symbol = model.GetEnclosingSymbol(position, cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        // Between the members of a type, the symbol is the type: the place is in the head of a member.
        if (symbol is INamedTypeSymbol && HeadAt(position, model) is { } declaration)
            symbol = model.GetDeclaredSymbol(declaration, cancellation) ?? symbol;
        return (symbol as IMethodSymbol)?.AssociatedSymbol ?? symbol;
    }

    private static MemberDeclarationSyntax? HeadAt(int position, SemanticModel model) =>
        model.SyntaxTree.GetRoot().FindToken(position).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>() is
            (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax) and { } member
            ? member
            : null;

    private static string CalleeIn(string message)
    {
        var start = message.IndexOf('\'') + 1;
        var end = message.IndexOf('\'', start);
        return start > 0 && end > start ? message.Substring(start, end - start) : "";
    }
}
