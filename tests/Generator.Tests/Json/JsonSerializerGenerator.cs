using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Tests.Json;

/// <summary>The generator of System.Text.Json that comes with the SDK: what it makes of a context is what a user has.</summary>
internal static class JsonSerializerGenerator
{
    private static readonly Lazy<AnalyzerFileReference> File = new(() => new AnalyzerFileReference(Find(), new Loader()));

    public static AnalyzerReference Reference => File.Value;

    /// <summary>Returns the compilation with what is generated for its contexts, as files of its own.</summary>
    public static CSharpCompilation Run(CSharpCompilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create(
            File.Value.GetGenerators(LanguageNames.CSharp), parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        Assert.Empty(problems);
        return (CSharpCompilation)output;
    }

    private static string Find()
    {
        var references = typeof(JsonSerializerGenerator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(a => a.Key == "ReferencePack.net10.0" && a.Value!.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal)).Value!;
        return Path.GetFullPath(Path.Combine(references, "../../analyzers/dotnet/cs/System.Text.Json.SourceGeneration.dll"));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
