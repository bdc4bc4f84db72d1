using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Architecture.Tests.Sources;

/// <summary>One of our assemblies as its sources say, bound against the others as they were built.</summary>
internal sealed class SourceAssembly
{
    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks; global using Adapters.Analyzers.Symbols;";

    private static readonly Dictionary<string, SourceAssembly> Loaded = [];

    private SourceAssembly(string name, string folder)
    {
        (Name, Folder) = (name, folder);
        Files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(IsOurs).Order(StringComparer.Ordinal)];
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        Compilation = CSharpCompilation.Create(
            name,
            [
                CSharpSyntaxTree.ParseText(GlobalUsings, options),
                .. Files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file))],
            References(name),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    public string Name { get; }

    /// <summary>The folder of its project.</summary>
    public string Folder { get; }

    public IReadOnlyList<string> Files { get; }

    public CSharpCompilation Compilation { get; }

    public static string Root { get; } = Path.GetFullPath("../..", Path.GetDirectoryName(ThisFile())! + "/..");

    public static SourceAssembly Load(string name)
    {
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(name, out var assembly))
                Loaded.Add(name, assembly = new SourceAssembly(name, Path.Combine(Root, FolderOf(name))));
            return assembly;
        }
    }

    /// <summary>The path of a file under the folder of the project.</summary>
    public string Relative(string file) => Path.GetRelativePath(Folder, file);

    private static string FolderOf(string name)
    {
        var part = name["Adapters.".Length..];
        return part switch
        {
            "Analyzers" or "Generator" or "CodeFixes" => "generator/" + part,
            "Tool" => "tool",
            _ => "runtime/" + part,
        };
    }

    private bool IsOurs(string file) =>
        Relative(file) is var path && !path.StartsWith("obj/", StringComparison.Ordinal)
            && !path.StartsWith("bin/", StringComparison.Ordinal);

    private static IEnumerable<MetadataReference> References(string name) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':')
        .Where(path => Path.GetFileNameWithoutExtension(path) != name)
        .Select(path => MetadataReference.CreateFromFile(path));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
