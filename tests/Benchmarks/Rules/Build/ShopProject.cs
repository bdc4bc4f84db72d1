using Adapters;
using Benchmarks.Rules.Project;

namespace Benchmarks.Rules.Build;

/// <summary>
/// The generated project on disk, of 100,000 lines, with a project file a variant: the sources are the same files for all.
/// </summary>
internal sealed class ShopProject
{
    private const int Lines = 100_000;

    private readonly string _root;

    private ShopProject(string root, int files, int lines) => (_root, Files, LineCount) = (root, files, lines);

    public int Files { get; }

    public int LineCount { get; }

    public static ShopProject Write(string root)
    {
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        var source = Directory.CreateDirectory(Path.Combine(root, "src")).FullName;
        var areas = Lines / GeneratedProject.Files(0, 1).Sum(f => CountLines(f.Text));
        var files = Enumerable.Range(0, areas).SelectMany(a => GeneratedProject.Files(a, areas)).ToList();
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(source, name), text);
        File.WriteAllText(Path.Combine(source, "Usings.cs"), GeneratedProject.Usings);

        // Nothing of this repository's own settings reaches the project.
        File.WriteAllText(Path.Combine(root, ".editorconfig"), "root = true\n");
        foreach (var shield in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(root, shield), "<Project />");
        return new ShopProject(root, files.Count, files.Sum(f => CountLines(f.Text)));
    }

    /// <summary>The project file of a variant.</summary>
    public string Add(Variant variant)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, variant.Folder)).FullName;
        var config = Path.Combine(folder, "rules.globalconfig");
        File.WriteAllLines(config, ["is_global = true", .. variant.Config]);
        var project = Path.Combine(folder, "Shop.csproj");
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="../src/*.cs" />
                <Reference Include="{typeof(HandlerAttribute).Assembly.Location}" />
                <GlobalAnalyzerConfigFiles Include="{config}" />
                {string.Concat(variant.Analyzers.Select(a => $"<Analyzer Include=\"{a}\" />"))}
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    private static int CountLines(string text) => text.Count(c => c == '\n');
}
