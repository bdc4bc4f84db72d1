using Adapters;
using Basic.Reference.Assemblies;
using Benchmarks.Rules.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks.Rules.Keystroke;

/// <summary>
/// A project of about 300 files, one of which has 2,000 lines and is typed into: a character inside of a method, each time
/// another.
/// </summary>
internal sealed class Typing
{
    private const int Areas = 30;
    private const int Lines = 2000;

    private readonly CSharpCompilation _compilation;
    private readonly SyntaxTree _tree;
    private readonly SourceText _text;
    private readonly List<int> _places;

    /// <param name="areSpread">Whether the helpers of what is in the large file are in other files.</param>
    public Typing(bool areSpread)
    {
        var files = Enumerable.Range(0, Areas).SelectMany(a => GeneratedProject.Files(a, Areas)).ToList();
        var large = areSpread
            ? files.Where(
                f => f.Name.EndsWith("Handler.cs", StringComparison.Ordinal) || f.Name.EndsWith("Service.cs", StringComparison.Ordinal))
            : files;
        var joined = Take(large);
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        _text = SourceText.From(GeneratedProject.Join(joined.Select(f => f.Text)));
        var root = SyntaxFactory.ParseCompilationUnit(_text.ToString(), options: options);
        _tree = CSharpSyntaxTree.ParseText(_text, options, "Large.cs");
        _compilation = CSharpCompilation.Create(
            "Shop",
            [
                _tree, CSharpSyntaxTree.ParseText(GeneratedProject.Usings, options, "Usings.cs"),
                .. files.Except(joined).Select(f => CSharpSyntaxTree.ParseText(f.Text, options, f.Name)),
            ],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(HandlerAttribute).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _places = [
            .. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => m.Body is not null).Select(
                m => m.Body!.OpenBraceToken.Span.End)];
        if (_compilation.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"the generated project does not compile: {error}");
    }

    public string Size => $"{_compilation.SyntaxTrees.Length} files, {_text.Lines.Count} lines in the large one";

    /// <summary>The compilation after a keystroke, as an editor makes it of the one before.</summary>
    public (CSharpCompilation Compilation, SyntaxTree Tree) After(int edit)
    {
        var text = _text.WithChanges(new TextChange(new TextSpan(_places[edit * 7 % _places.Count], 0), ";"));
        var tree = _tree.WithChangedText(text);
        return (_compilation.ReplaceSyntaxTree(_tree, tree), tree);
    }

    private static List<(string Name, string Text)> Take(IEnumerable<(string Name, string Text)> files)
    {
        var taken = new List<(string Name, string Text)>();
        var lines = 0;
        foreach (var file in files.TakeWhile(_ => lines < Lines))
        {
            taken.Add(file);
            lines += file.Text.Count(c => c == '\n');
        }

        return taken;
    }
}
