using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Generator.Tests.BlockingChecks;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking;

/// <summary>Members of another assembly that have an asynchronous form, and parse what they are given.</summary>
public sealed class ParsedTextTests
{
    [Theory]
    [InlineData("parser.ParseDocument(\"<a/>\")", null)]
    [InlineData("parser.Parse(new byte[1], 1)", null)]
    [InlineData("parser.ParseFile(\"x\")", "ADPT119")]
    [InlineData("parser.ParsePage(\"x\")", "ADPT119")]
    [InlineData("parser.ParseStream(Stream.Null)", null)]
    [InlineData("parser.ParseStream(File.OpenRead(\"x\"))", "ADPT119")]
    [InlineData("parser.LoadDocument(\"x\")", "ADPT119")]
    public void Only_what_is_at_hand_is_parsed_without_waiting(string call, string? id)
    {
        var library = SuiteCompilation.Of(
            """
            public class Parser
            {
                public object ParseDocument(string html) => html;
                public async Task<object> ParseDocumentAsync(string html) => html;
                public object Parse(byte[] bytes, int count) => bytes;
                public async Task<object> ParseAsync(byte[] bytes, int count) => bytes;
                public object ParseFile(string path) => path;
                public async Task<object> ParseFileAsync(string path) => path;
                public object ParsePage(string url) => url;
                public async Task<object> ParsePageAsync(string url) => url;
                public object ParseStream(Stream html) => html;
                public async Task<object> ParseStreamAsync(Stream html) => html;
                public object LoadDocument(string html) => html;
                public async Task<object> LoadDocumentAsync(string html) => html;
            }
            """);
        var found = SuiteCompilation.Run(
            SuiteCompilation.Of(
                $"public class Own {{ public async Task Run(Parser parser) {{ _ = {call}; await Task.Yield(); }} }}",
                references: MetadataReference.CreateFromImage(CheckedBuild.Image(library.WithAssemblyName("Parsers")))),
            [new BlockingAnalyzer()], new Dictionary<string, string> { [BlockingOptions.Scope] = "all_async" });
        Assert.Equal(id is null ? [] : [id], found.Select(f => f.Id).Where(i => i == "ADPT119"));
    }
}
