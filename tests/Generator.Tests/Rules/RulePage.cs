using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.Rules;

/// <summary>
/// The page of a rule in generator/docs, or its part of the page of its group: its sections, and the code in them.
/// </summary>
internal sealed partial class RulePage(string id)
{
    /// <summary>The end of the rule's help link: a file, and the part of it if it has several.</summary>
    private readonly string[] _link = AllRules.Of(id).HelpLinkUri.Split('/')[^1].Split('#');

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../generator/docs"));

    private string? _text;

    /// <summary>The page as if it had this rule only.</summary>
    public string Text => _text ??= Read();

    /// <summary>The first block of a section, and the language that is named on its fence.</summary>
    public (string Language, string Code) BlockOf(string section)
    {
        var block = Block().Match(Text, Text.IndexOf($"## {section}\n", StringComparison.Ordinal));
        return (block.Groups[1].Value, block.Groups[2].Value);
    }

    /// <summary>The lines, from one, that a comment marks with an id.</summary>
    public static IEnumerable<(int Line, string Id)> MarksOf(string code) => code.Split('\n')
        .Select((text, index) => (Line: index + 1, Mark: Mark().Match(text)))
        .Where(l => l.Mark.Success)
        .Select(l => (l.Line, l.Mark.Groups[1].Value));

    /// <summary>The code as a file: members that stand alone get a handler around them, on the line that they begin in.</summary>
    public static string ToFile(string code)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code).GetRoot();
        return root.Members.All(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) && !root.ContainsSkippedText
            ? code
            : $"[Handler] public sealed class Page {{ {code} }}";
    }

    [GeneratedRegex(@"```(\w+)\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?://|#).*?(ADPT\d{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    private string Read()
    {
        var page = File.ReadAllText(Path.Combine(Folder, _link[0]));
        if (!page.Contains($"\n## {id}\n", StringComparison.Ordinal))
            return page;
        var part = page[page.IndexOf($"\n## {id}\n", StringComparison.Ordinal)..];
        var end = part.IndexOf("\n## ADPT", 1, StringComparison.Ordinal);
        return Title().Replace(end < 0 ? part : part[..(end + 1)], "# $1: $2\n").Replace("\n### ", "\n## ", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\n## (\w+)\n\n\*\*(.+)\*\*\n", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    private static string Here([CallerFilePath] string file = "") => file;
}
