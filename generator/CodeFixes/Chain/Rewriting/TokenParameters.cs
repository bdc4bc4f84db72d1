using System.Text.RegularExpressions;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain.Rewriting;

/// <summary>Adds an optional token to the parameters of a method, and to its documentation if that has the others (CS1573).</summary>
internal static class TokenParameters
{
    private static readonly Regex LastParameter = new("(?:</param>|<param [^>]*/>)", RegexOptions.RightToLeft);

    public static IEnumerable<NodeEdit> EditsOf(MethodDeclarationSyntax method, string name, SemanticModel model)
    {
        var type = TypeReference.At(model, method.SpanStart, "System.Threading", nameof(CancellationToken));
        // An explicit implementation is called through its interface, which has the default (CS1066).
        var isExplicit = method.ExplicitInterfaceSpecifier is not null;
        var text = $"{type.Text} {name}{(isExplicit ? "" : " = default")}";
        yield return new NodeEdit(method.ParameterList, list => Add((ParameterListSyntax)list, text), type.Import);
        yield return new NodeEdit(method, m => Document(m, name));
    }

    private static ParameterListSyntax Add(ParameterListSyntax list, string text)
    {
        var parameter = SyntaxFactory.ParseParameterList($"({text})").Parameters[0];
        if (list.Parameters.Count == 0)
            return list.WithParameters([parameter]);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return list.WithParameters(SyntaxFactory.SeparatedList(
            list.Parameters.Add(parameter), list.Parameters.GetSeparators().Append(comma)));
    }

    private static SyntaxNode Document(SyntaxNode method, string name)
    {
        var trivia = method.GetLeadingTrivia();
        var index = trivia.IndexOf(SyntaxKind.SingleLineDocumentationCommentTrivia);
        if (index < 0 || LastParameter.Match(trivia[index].ToFullString()) is not { Success: true } last)
            return method;
        var text = trivia[index].ToFullString();
        var indentation = index > 0 && trivia[index - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia[index - 1].ToString() : "";
        var line = $"{UsingDirectives.EndOfLine(method)}{indentation}/// <param name=\"{name}\">A token that cancels the work.</param>";
        var documented = SyntaxFactory.ParseLeadingTrivia(text.Insert(last.Index + last.Length, line));
        return method.WithLeadingTrivia(trivia.Take(index).Concat(documented).Concat(trivia.Skip(index + 1)));
    }
}
