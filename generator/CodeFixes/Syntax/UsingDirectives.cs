using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Syntax;

/// <summary>Adds using directives in order: System first, then by name.</summary>
internal static class UsingDirectives
{
    public static CompilationUnitSyntax Add(CompilationUnitSyntax unit, string name)
    {
        if (unit.Usings.Any(u => u.Name?.ToString() == name && IsPlain(u)))
            return unit;
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name).WithLeadingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(EndOfLine(unit));
        var index = unit.Usings.IndexOf(u => !IsPlain(u) || Compare(u.Name?.ToString() ?? "", name) > 0);
        if (unit.Usings.Count == 0)
            return InsertFirst(unit, directive);
        if (index < 0)
            return unit.AddUsings(directive);
        if (index > 0)
            return unit.WithUsings(unit.Usings.Insert(index, directive));
        var first = unit.Usings[0];
        var others = unit.Usings.Replace(first, first.WithLeadingTrivia());
        return unit.WithUsings(others.Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) => directive.Alias is null && directive.StaticKeyword.RawKind == 0;

    private static CompilationUnitSyntax InsertFirst(CompilationUnitSyntax unit, UsingDirectiveSyntax directive)
    {
        if (unit.Members.FirstOrDefault() is not { } first)
            return unit.AddUsings(directive);
        var trivia = first.GetLeadingTrivia();
        var header = HeaderLength(first, trivia);
        var rest = trivia.Skip(header).ToList();
        if (rest.Count == 0 || !rest[0].IsKind(SyntaxKind.EndOfLineTrivia))
            rest.Insert(0, EndOfLine(unit));
        return unit.WithMembers(unit.Members.Replace(first, first.WithLeadingTrivia(rest)))
            .AddUsings(directive.WithLeadingTrivia(trivia.Take(header)));
    }

    /// <summary>Counts the comments about the file, as opposed to its first member: a blank line or a namespace follows them.</summary>
    private static int HeaderLength(MemberDeclarationSyntax first, SyntaxTriviaList trivia)
    {
        var length = 0;
        while (IsKindAt(length, SyntaxKind.SingleLineCommentTrivia) && IsKindAt(length + 1, SyntaxKind.EndOfLineTrivia))
            length += 2;
        return first is BaseNamespaceDeclarationSyntax || IsKindAt(length, SyntaxKind.EndOfLineTrivia) ? length : 0;

        bool IsKindAt(int index, SyntaxKind kind) => index < trivia.Count && trivia[index].IsKind(kind);
    }

    private static int Compare(string a, string b)
    {
        var system = IsSystem(b).CompareTo(IsSystem(a));
        return system != 0 ? system : string.CompareOrdinal(a, b);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>Returns the line ending that the file uses.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode root)
    {
        var found = root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return found.RawKind == 0 ? SyntaxFactory.LineFeed : found;
    }
}
