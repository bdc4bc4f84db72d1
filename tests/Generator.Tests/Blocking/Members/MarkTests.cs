using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Generator.Tests.BlockingChecks;
using Generator.Tests.Rules;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Members;

/// <summary>Marks are in the metadata of an assembly, so they work from project to project.</summary>
public sealed class MarkTests
{
    [Fact]
    public void A_mark_of_another_assembly_counts_with_the_attributes_that_come_as_source()
    {
        var attributes = File.ReadAllText(Path.Combine(RulePage.Folder, "../Package/source/BlockingAttributes.cs"));
        var library = SuiteCompilation.Of(
            $"{attributes}\npublic class Store {{ [Adapters.Blocking] public void Save() {{ }} public void Count() {{ }} }}");
        var found = Assert.Single(SuiteCompilation.Run(
            SuiteCompilation.Of(
                "public class Own { public async Task Run(Store store) { store.Save(); store.Count(); await Task.Yield(); } }",
                references: MetadataReference.CreateFromImage(CheckedBuild.Image(library.WithAssemblyName("Shop")))),
            [new BlockingAnalyzer()], new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" }));
        Assert.Equal(("ADPT109", "'Store.Save' blocks its thread"), (found.Id, found.GetMessage()));
    }
}
