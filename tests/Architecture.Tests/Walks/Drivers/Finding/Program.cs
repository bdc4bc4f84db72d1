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
        var compilation = CSharpCompilation.Create(
            "Walked",
            [CSharpSyntaxTree.ParseText(Source, path: "Notes.cs")],
            platform.Split(':').Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Walk.Begin();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new BlockingAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Walk.End();
        if (found.Length != 1)
            throw new InvalidOperationException(string.Join('\n', found));
    }
}
