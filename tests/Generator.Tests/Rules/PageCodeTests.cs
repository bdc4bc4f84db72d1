using System.Collections.Immutable;
using Adapters.Analyzers.Baseline;
using Adapters.Analyzers.Blocking;
using Adapters.Generator.Diagnostics;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Rules;

/// <summary>The code on the pages is run: what a page calls wrong is found where it says so, what it calls right is not.</summary>
public sealed class PageCodeTests
{
    /// <summary>
    /// All but some: no page has room for code that is too large or for another assembly, and one rule is about the configuration of a
    /// project.
    /// </summary>
    public static TheoryData<string> Ids =>
    [
        .. AllRules.Descriptors.Select(r => r.Id)
            .Except(
            [
                BlockingRules.TooLarge.Id, BlockingRules.Quiet.Id, DefinitionRules.HiddenRoute.Id, OpenApiRules.UnseenComments.Id,
                OpenApiRules.UndescribedLibrary.Id,
            ]),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Wrong_code_is_found_where_the_page_marks_it(string id)
    {
        var (language, code) = new RulePage(id).BlockOf("Wrong");
        var marks = RulePage.MarksOf(code).ToList();
        Assert.NotEmpty(marks);
        Assert.All(marks, m => Assert.Equal(id, m.Id));
        var found = Run(language, code);
        if (language == "editorconfig")
        {
            // An analyzer does not know the lines of a configuration: there is a finding for each wrong one.
            Assert.Equal(marks.Select(m => m.Id), found.Select(f => f.Id));
            return;
        }

        Assert.True(
            marks.SequenceEqual(found.Select(f => (f.Location.GetLineSpan().StartLinePosition.Line + 1, f.Id))),
            $"{id}: {string.Join('\n', found)}");
    }

    /// <summary>All but one: a project is not analyzed.</summary>
    public static TheoryData<string> CompiledIds => [.. AllRules.Descriptors.Select(r => r.Id).Where(id => id != BlockingRules.Quiet.Id)];

    [Theory]
    [MemberData(nameof(CompiledIds))]
    public void Right_code_has_no_finding(string id)
    {
        var (language, code) = new RulePage(id).BlockOf("Right");
        Assert.NotEqual("", code);
        Assert.Empty(Run(language, code));
    }

    private static ImmutableArray<Diagnostic> Run(string language, string code) => language switch
    {
        "csharp" => SuiteCompilation.Run(
            WithEntryPoints(WithGenerated(SuiteCompilation.Of(RulePage.ToFile(code)))), AllRules.Analyzers),
        "editorconfig" => SuiteCompilation.Run(
            SuiteCompilation.Of("", "/src/Source.cs"), AllRules.Analyzers, new EditorConfig(code).OptionsOf("/src/Source.cs")),
        "ini" => RunOver(new ListFile(code, "/src/" + BaselineFile.FileName)),
        _ => RunOver(new ListFile(code)),
    };

    /// <summary>Adds what the generators of .NET emit.</summary>
    private static CSharpCompilation WithGenerated(CSharpCompilation compilation) =>
        compilation.SyntaxTrees[^1].ToString().Contains(" partial ", StringComparison.Ordinal)
            ? PlatformGenerators.Run(compilation)
            : compilation;

    /// <summary>Adds what the generator emits for an application class, as in a program that references the server.</summary>
    private static Compilation WithEntryPoints(CSharpCompilation compilation)
    {
        var source = compilation.SyntaxTrees[^1];
        if (!source.ToString().Contains("App.RunAsync", StringComparison.Ordinal))
            return compilation;
        var server = CSharpSyntaxTree.ParseText(GeneratorRun.Server, (CSharpParseOptions)source.Options, "Server.g.cs");
        GeneratorRun.Driver().RunGeneratorsAndUpdateCompilation(compilation.AddSyntaxTrees(server), out var output, out _);
        return output;
    }

    private static ImmutableArray<Diagnostic> RunOver(ListFile file) =>
        SuiteCompilation.Run(SuiteCompilation.Of("", "Source.cs"), AllRules.Analyzers, null, file);
}
