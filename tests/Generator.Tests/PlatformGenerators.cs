using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Tests;

/// <summary>The generators of JSON and of regular expressions that come with the SDK: what they make is what a user has.</summary>
internal static class PlatformGenerators
{
    private static readonly Lazy<ImmutableArray<AnalyzerFileReference>> Files = new(() =>
        [Open("System.Text.Json.SourceGeneration.dll"), Open("System.Text.RegularExpressions.Generator.dll")]);

    public static IEnumerable<AnalyzerReference> References => Files.Value;

    /// <summary>Returns the compilation with what is generated, as files of its own.</summary>
    public static CSharpCompilation Run(CSharpCompilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create(
            Files.Value.SelectMany(f => f.GetGenerators(LanguageNames.CSharp)),
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        Assert.Empty(problems);
        return (CSharpCompilation)output;
    }

    private static AnalyzerFileReference Open(string name)
    {
        var references = typeof(PlatformGenerators).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(a => a.Key == "ReferencePack.net10.0")
            .Select(a => a.Value!)
            .First(v => v.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal));
        return new AnalyzerFileReference(Path.GetFullPath(Path.Combine(references, "../../analyzers/dotnet/cs", name)), new Loader());
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
