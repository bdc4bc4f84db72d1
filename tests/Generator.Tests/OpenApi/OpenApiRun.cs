using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Generator.Tests.OpenApi;

/// <summary>The document that is emitted for a piece of source, read by a reader that nobody here wrote.</summary>
internal sealed class OpenApiRun
{
    /// <summary>A JsonSerializerContext as the generator of System.Text.Json completes it, for the named options.</summary>
    public const string ContextMembers = """
        : System.Text.Json.Serialization.JsonSerializerContext
        {
            public ShopJson() : base(null) { }
            private static readonly System.Text.Json.JsonSerializerOptions Web = new(System.Text.Json.JsonSerializerDefaults.Web) { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };
            public static ShopJson Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => Web.GetTypeInfo(type);
        }
        """;

    private const string Start = "\"\"\"\n";
    private const string End = "\n\"\"\"u8;";

    private OpenApiRun(GeneratorRun run, string text)
    {
        (Run, Text) = (run, text);
        Json = JsonNode.Parse(text)!;
        var read = OpenApiDocument.Parse(text, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Document = read.Document!;
    }

    public GeneratorRun Run { get; }

    public string Text { get; }

    public JsonNode Json { get; }

    public OpenApiDocument Document { get; }

    /// <summary>Describes an application. The source may not begin with attributes of the assembly.</summary>
    public static OpenApiRun Of(string source, string options = "Title = \"Shop\", Version = \"1.0\"", params GeneratorRun[] libraries) =>
        Read(GeneratorRun.Of(
            $"[assembly: OpenApi({options})]\n[AdaptersApp] public static partial class App;\n{source}", "Shop",
            [.. libraries.Select(l => l.ToReference())]));

    public static OpenApiRun Read(GeneratorRun run)
    {
        var text = run.Source("Adapters.OpenApi.g.cs");
        var start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return new OpenApiRun(run, text[start..text.IndexOf(End, start, StringComparison.Ordinal)]);
    }

    /// <summary>Returns an operation.</summary>
    public JsonNode Operation(string verb, string path) => Json["paths"]![path]![verb]!;

    /// <summary>Returns a schema as compact text.</summary>
    public string Schema(string name) => Json["components"]!["schemas"]![name]!.ToJsonString(Plain);

    public static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
