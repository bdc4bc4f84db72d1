using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generator.Tests.Rules;

/// <summary>The page of a rule in generator/docs: its sections, and the code in them.</summary>
internal sealed partial class RulePage(string id)
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../generator/docs"));

    public string Text { get; } = File.ReadAllText(Path.Combine(Folder, id + ".md"));

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

    private static string Here([CallerFilePath] string file = "") => file;
}
