using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks.Rules.Seeds;

/// <summary>A solution in which faults are planted: their calls in its files, and their helpers in a file for each of them.</summary>
internal sealed class Planting(Solution solution, IReadOnlyList<Plant> plants)
{
    private readonly Dictionary<int, DocumentId> _helpers = [];

    /// <summary>The solution with the faults; the file and the line of each, from 1, is filled by it.</summary>
    public Solution Solution { get; private set; } = solution;

    public Dictionary<Plant, (string File, int Line)> Lines { get; } = [];

    public async Task PlantAsync()
    {
        foreach (var file in plants.GroupBy(p => p.Document))
            await PlantAsync(Solution.GetDocument(file.Key)!, [.. file.OrderBy(p => p.Position)]);
        foreach (var plant in plants.Where(p => p.Helpers.Trim().Length > 0))
            AddHelpers(plant);
    }

    /// <summary>Whether the call and its helpers compile where they are.</summary>
    public async Task<bool> CompilesAsync(Plant plant) =>
        await CompilesAsync(plant.Document, Lines[plant].Line)
        && (!_helpers.TryGetValue(plant.Number, out var helpers) || await CompilesAsync(helpers, null));

    private async Task<bool> CompilesAsync(DocumentId id, int? line)
    {
        var document = Solution.GetDocument(id)!;
        var model = (await document.GetSemanticModelAsync())!;
        var text = await document.GetTextAsync();
        TextSpan? span = line is { } number ? text.Lines[number - 1].Span : null;
        return !model.GetDiagnostics(span).Any(d => d.Severity == DiagnosticSeverity.Error);
    }

    private async Task PlantAsync(Document document, IReadOnlyList<Plant> here)
    {
        var text = await document.GetTextAsync();
        text = text.WithChanges(here.Select(p => new TextChange(new TextSpan(p.Position, 0), p.Call + "\n")));
        Solution = Solution.WithDocumentText(document.Id, text);
        var moved = 0;
        foreach (var plant in here)
        {
            Lines[plant] = (document.FilePath!, text.Lines.GetLineFromPosition(plant.Position + moved).LineNumber + 1);
            moved += plant.Call.Length + 1;
        }
    }

    private void AddHelpers(Plant plant)
    {
        var project = Solution.GetProject(plant.Document.ProjectId)!;
        var name = $"Planted{plant.Number}.cs";
        var text = SourceText.From($"#nullable disable\n{plant.Helpers}\n", Encoding.UTF8);
        var path = Path.Combine(Path.GetDirectoryName(project.FilePath)!, name);
        _helpers[plant.Number] = DocumentId.CreateNewId(project.Id);
        Solution = Solution.AddDocument(_helpers[plant.Number], name, text, filePath: path);
    }
}
