using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator.Symbols;

/// <summary>Finds the spans of things in the source.</summary>
internal static class Spans
{
    public static SourceSpan Of(Location location) => Of(location.SourceTree!, location.SourceSpan);

    public static SourceSpan Of(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(l => l.IsInSource) is { } location ? Of(location) : None;

    public static SourceSpan Of(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax ? Of(syntax.GetLocation()) : None;

    /// <summary>
    /// Returns the span of characters inside a string literal, or of the whole argument if they are not written one for one.
    /// </summary>
    public static SourceSpan Inside(AttributeData attribute, int argument, int start, int length, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return None;
        if (ArgumentOf(attribute, syntax, argument)?.Expression is not { } expression)
            return Of(syntax.GetLocation());
        return start >= 0 && expression is LiteralExpressionSyntax { Token: var token } && Opening(token) is { } opening
            ? Of(expression.SyntaxTree, new TextSpan(token.SpanStart + opening + start, Math.Max(length, 1)))
            : Of(expression.GetLocation());
    }

    /// <summary>Returns the span of an argument.</summary>
    public static SourceSpan Argument(AttributeData attribute, int argument, CancellationToken cancellation) =>
        Inside(attribute, argument, -1, 0, cancellation);

    /// <summary>Returns the span of one text of an attribute, or of the whole attribute if they are not written one by one.</summary>
    public static SourceSpan Element(AttributeData attribute, int element, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax ? None
            : syntax.ArgumentList?.Arguments.ElementAtOrDefault(element) is { NameEquals: null, Expression: LiteralExpressionSyntax text }
                ? Of(text.GetLocation())
                : Of(syntax.GetLocation());

    /// <summary>Returns how many characters open a string literal that is written one for one, or null for any other token.</summary>
    private static int? Opening(SyntaxToken token)
    {
        if (!token.IsKind(SyntaxKind.StringLiteralToken) && !token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
            return null;
        var quotes = token.IsKind(SyntaxKind.StringLiteralToken) ? 1 : token.Text.Length - token.Text.TrimStart('"').Length;
        var opening = quotes + (token.Text.StartsWith("@", StringComparison.Ordinal) ? 1 : 0);
        return token.Text.Length == token.ValueText.Length + opening + quotes ? opening : null;
    }

    /// <summary>Finds the argument of a parameter of the constructor, in whatever order the arguments are written.</summary>
    private static AttributeArgumentSyntax? ArgumentOf(AttributeData attribute, AttributeSyntax syntax, int argument)
    {
        var arguments = syntax.ArgumentList?.Arguments ?? default;
        var name = attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(argument)?.Name;
        return arguments.FirstOrDefault(a => a.NameColon is { } colon && colon.Name.Identifier.ValueText == name)
            ?? (arguments.ElementAtOrDefault(argument) is { NameColon: null, NameEquals: null } positional ? positional : null);
    }

    private static readonly SourceSpan None = new("", 0, 0);

    private static SourceSpan Of(SyntaxTree tree, TextSpan span) => new(tree.FilePath, span.Start, span.Length);
}
