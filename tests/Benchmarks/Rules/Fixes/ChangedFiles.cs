using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks.Rules.Fixes;

/// <summary>The files that differ between two solutions.</summary>
internal sealed class ChangedFiles
{
    private readonly Dictionary<string, SourceText> _files = new(StringComparer.Ordinal);

    private ChangedFiles()
    {
    }

    public int Count => _files.Count;

    public static async Task<ChangedFiles> OfAsync(Solution before, Solution after)
    {
        var changed = new ChangedFiles();
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()))
        {
            if (after.GetDocument(id) is { FilePath: { } path } document)
                changed._files[path] = await document.GetTextAsync();
        }

        return changed;
    }

    public async Task WriteAsync()
    {
        foreach (var (path, text) in _files)
            await File.WriteAllTextAsync(path, text.ToString(), text.Encoding ?? new UTF8Encoding(false));
    }
}
