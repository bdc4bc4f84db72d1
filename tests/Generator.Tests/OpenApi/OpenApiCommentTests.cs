using System.Collections.Immutable;
using Adapters.Generator;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.OpenApi;

/// <summary>Comments become the words of the document, whether or not the compiler reads them as documentation.</summary>
public sealed class OpenApiCommentTests
{
    private const string Source = """
        using Adapters;
        using System.Text.Json.Serialization;
        [assembly: OpenApi]
        [AdaptersApp] public static partial class App;

        /// <summary>An item, with <see cref="Item.Name"/> and a &lt;tag&gt;.</summary>
        public sealed class Item
        {
            /** <summary>
             * The name
             * in two lines.
             * </summary> */
            public string Name { get; set; } = "";
        }

        /// <summary>A pair.</summary>
        /// <param name="Left">The left one.</param>
        public sealed record Pair(Item Left, Kind Kind);

        /// <summary>The kinds.</summary>
        public enum Kind { A }

        [JsonSerializable(typeof(Pair))]
        public sealed class ShopJson : JsonSerializerContext { public ShopJson() : base(null) { } }

        /// <summary>All items.</summary>
        [Handler]
        public sealed class Items
        {
            /// <summary>Finds one.</summary>
            /// <remarks>Slowly.<para>But surely.</para></remarks>
            /// <param name="id">Its <c>id</c>.</param>
            /// <returns>The pair.</returns>
            /// <response code="404">Gone.</response>
            /// <response code="429">Too often.</response>
            [Get("/{id}")] public Pair? Get(string id) => null;

            /// <summary>Broken &lt; <b> comment.
            [Get("/broken")] public string Broken() => "";
        }
        """;

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Comments_are_read_in_every_mode(DocumentationMode mode)
    {
        var text = Describe(Source, mode, []);
        foreach (var words in new[]
        {
            "\"description\": \"An item, with Name and a <tag>.\"", "\"description\": \"The name in two lines.\"",
            "\"description\": \"The left one.\"", "\"description\": \"The kinds.\"", "\"summary\": \"Finds one.\"",
            "\"description\": \"Slowly.\\n\\nBut surely.\"", "\"description\": \"Its id.\"", "\"description\": \"The pair.\"",
            "\"description\": \"Gone.\"", "\"description\": \"Too often.\"", "\"description\": \"All items.\"",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Broken <", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_of_another_assembly_are_in_its_file()
    {
        var library = GeneratorRun.Compile(
            "public sealed class Far { public int Near { get; set; } } public sealed record Both(Far One);", "Lib");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        const string Own = """
            using Adapters;
            using System.Text.Json.Serialization;
            [assembly: OpenApi]
            [AdaptersApp] public static partial class App;
            [JsonSerializable(typeof(Both))] public sealed class ShopJson : JsonSerializerContext { public ShopJson() : base(null) { } }
            [Handler] public sealed class Items { [Get("/")] public Both Get() => null!; }
            """;
        var file = new ListFile("""
            <doc><assembly><name>Lib</name></assembly><members>
            <member name="T:Far"><summary>Far away.</summary></member>
            <member name="P:Far.Near"><summary>And near.</summary></member>
            <member name="T:Both"><summary>Two.</summary><param name="One">The one.</param></member>
            </members></doc>
            """, "/lib/Lib.xml");
        var reference = MetadataReference.CreateFromImage(image.ToArray());
        var text = Describe(Own, DocumentationMode.None, [file], reference);
        Assert.Contains("Far away.", text, StringComparison.Ordinal);
        Assert.Contains("And near.", text, StringComparison.Ordinal);
        Assert.Contains("Two.", text, StringComparison.Ordinal);
        var without = Describe(Own, DocumentationMode.None, [], reference);
        Assert.DoesNotContain('\u0007', without);
        System.Text.Json.Nodes.JsonNode.Parse(without);
    }

    private static string Describe(
        string source, DocumentationMode mode, ImmutableArray<AdditionalText> files, params MetadataReference[] references)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, mode);
        var compilation = GeneratorRun.Compile("", "Shop", references).RemoveAllSyntaxTrees()
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, options, "Source.cs"));
        var result = CSharpGeneratorDriver.Create([new OpenApiGenerator().AsSourceGenerator()], files, options)
            .RunGenerators(compilation).GetRunResult();
        Assert.Empty(result.Diagnostics);
        var text = Assert.Single(result.GeneratedTrees).ToString();
        var start = text.IndexOf("\"\"\"\n", StringComparison.Ordinal) + 4;
        return text[start..text.LastIndexOf("\n\"\"\"u8", StringComparison.Ordinal)];
    }
}
