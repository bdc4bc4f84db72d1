using Adapters.Architecture.Tests.Sources;

namespace Adapters.Architecture.Tests;

/// <summary>What holds for the folders of each assembly.</summary>
public sealed class FolderTests
{
    private const int MostFiles = 15;

    public static TheoryData<string> Assemblies =>
        [
            "Adapters.Abstractions", "Adapters.Protocols", "Adapters.Server", "Adapters.Testing", "Adapters.Middleware",
            "Adapters.Hosting",
            "Adapters.Analyzers", "Adapters.Generator", "Adapters.CodeFixes", "Adapters.Tool",
        ];

    [Theory, MemberData(nameof(Assemblies))]
    public void No_folder_reaches_itself_through_others(string name)
    {
        var knots = new FolderGraph(SourceAssembly.Load(name)).Knots();
        Assert.True(knots.Count == 0, string.Join(Environment.NewLine + Environment.NewLine, knots));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void No_folder_has_more_files_than_a_reader_takes_in(string name)
    {
        var assembly = SourceAssembly.Load(name);
        var full =
            from file in assembly.Files
            group file by Path.GetDirectoryName(assembly.Relative(file)) into folder
            where folder.Count() > MostFiles
            select $"{folder.Key}: {folder.Count()} files, of {MostFiles} at most: find the folder that some of them would form";
        Assert.True(!full.Any(), string.Join(Environment.NewLine, full));
    }
}
