using Adapters.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator.Parsing;

/// <summary>Where things stand in the source.</summary>
internal static class Spans
{
    public static SourceSpan Of(Location location) => Of(location.SourceTree!, location.SourceSpan);

    public static SourceSpan Of(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(l => l.IsInSource) is { } location ? Of(location) : None;

    public static SourceSpan Of(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is { } syntax ? Of(syntax.GetLocation()) : None;

    /// <summary>The place of characters inside a string literal; the whole argument where they are not written one for one.</summary>
    public static SourceSpan Inside(AttributeData attribute, int argument, int start, int length)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return None;
        var expression = syntax.ArgumentList?.Arguments.ElementAtOrDefault(argument)?.Expression;
        if (expression is null)
            return Of(syntax.GetLocation());
        if (expression is not LiteralExpressionSyntax { Token: var token } || !token.IsKind(SyntaxKind.StringLiteralToken))
            return Of(expression.GetLocation());
        var quotes = token.Text.StartsWith("@", StringComparison.Ordinal) ? 2 : 1;
        var isOneForOne = token.Text.Length == token.ValueText.Length + quotes + 1;
        return isOneForOne && start >= 0
            ? Of(expression.SyntaxTree, new TextSpan(token.SpanStart + quotes + start, Math.Max(length, 1)))
            : Of(expression.GetLocation());
    }

    public static Location ToLocation(SourceSpan span) => span == None
        ? Location.None
        : Location.Create(
            span.Path,
            new TextSpan(span.Start, span.Length),
            new LinePositionSpan(new LinePosition(span.StartLine, span.StartCharacter), new LinePosition(span.EndLine, span.EndCharacter)));

    private static readonly SourceSpan None = new("", 0, 0, 0, 0, 0, 0);

    private static SourceSpan Of(SyntaxTree tree, TextSpan span)
    {
        var lines = tree.GetLineSpan(span);
        return new SourceSpan(
            tree.FilePath, span.Start, span.Length, lines.StartLinePosition.Line, lines.StartLinePosition.Character,
            lines.EndLinePosition.Line, lines.EndLinePosition.Character);
    }
}
