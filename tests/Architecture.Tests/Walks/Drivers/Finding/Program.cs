using Adapters.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Walked;

/// <summary>One finding behind one helper, on one thread: all that is entered until it is reported.</summary>
internal static class Program
{
    private const string Source = """
        using System.IO;
        using System.Threading.Tasks;
        using Adapters;

        [Handler]
        public sealed class Notes
        {
            [Get("/notes")]
            public async Task<string> Read()
            {
                await Task.Yield();
                return Load();
            }

            private static string Load() => File.ReadAllText("notes.txt");
        }
        """;

    private static async Task Main()
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var references = platform.Split(':').Select(path => MetadataReference.CreateFromFile(path)).ToList();
        // The list of known members is read once in a process, and not for a finding.
        await AnalyzeAsync(references);
        Walk.Begin();
        await AnalyzeAsync(references);
        Walk.End();
    }

    private static async Task AnalyzeAsync(IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Walked",
            [CSharpSyntaxTree.ParseText(Source, path: "Notes.cs")],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new BlockingAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        if (found.Length != 1)
            throw new InvalidOperationException(string.Join('\n', found));
    }
}
