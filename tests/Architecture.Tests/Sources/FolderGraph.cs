using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Architecture.Tests.Sources;

/// <summary>Which folder of an assembly uses which, with the names by which it does.</summary>
internal sealed class FolderGraph
{
    private readonly SourceAssembly _assembly;
    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _uses = new(StringComparer.Ordinal);

    public FolderGraph(SourceAssembly assembly)
    {
        _assembly = assembly;
        foreach (var file in assembly.Files)
            _uses.TryAdd(FolderOf(file), []);
        foreach (var tree in assembly.Compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
            Add(tree);
    }

    public IEnumerable<string> Folders => _uses.Keys;

    /// <summary>The folders that reach one another, with what leads from each to each.</summary>
    public IReadOnlyList<string> Knots()
    {
        var knots = new List<string>();
        foreach (var knot in new Components(_uses.Keys, folder => _uses[folder].Keys).Find().Where(knot => knot.Count > 1))
            knots.Add(Describe(knot));
        return knots;
    }

    private string Describe(List<string> knot) =>
        string.Join(
            Environment.NewLine,
            from folder in knot
            from used in _uses[folder]
            where knot.Contains(used.Key)
            select $"{folder} -> {used.Key}: {string.Join(", ", used.Value)}");

    private void Add(SyntaxTree tree)
    {
        var model = _assembly.Compilation.GetSemanticModel(tree);
        var folder = FolderOf(tree.FilePath);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (IsInUsing(name) || Declared(model.GetSymbolInfo(name)) is not { } symbol)
                continue;
            foreach (var file in FilesOf(symbol).Select(FolderOf).Where(other => other != folder).Distinct())
                Use(folder, file, $"{Path.GetFileName(tree.FilePath)}:{symbol.Name}");
        }
    }

    private void Use(string folder, string other, string by)
    {
        var uses = _uses[folder];
        if (!uses.TryGetValue(other, out var names))
            uses.Add(other, names = new SortedSet<string>(StringComparer.Ordinal));
        names.Add(by);
    }

    private static bool IsInUsing(SimpleNameSyntax name) => name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;

    private static ISymbol? Declared(SymbolInfo info)
    {
        var symbol = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.OriginalDefinition;
        if (symbol is IMethodSymbol { ReducedFrom: { } extension })
            symbol = extension;
        return symbol is INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or IRangeVariableSymbol
            ? null
            : symbol;
    }

    private static IEnumerable<string> FilesOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).Where(path => path.Length > 0);

    private string FolderOf(string file) => Path.GetDirectoryName(_assembly.Relative(file))!;
}
