using Adapters.CodeFixes.Definitions;
using Adapters.Generator.Rules.Definitions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Generator.Tests.CodeFixes.Definitions;

/// <summary>The fix of ADPT009, with the generator of System.Text.Json: what it writes is what a user compiles.</summary>
public sealed class MissingJsonTypeFixTests
{
    private const string Handler = """
        namespace Shop;
        public sealed record Item(int Id);
        [Handler] public sealed class Items
        {
            [Get("/items")] public List<Item> All() => [];
            [Post("/items")] public string Add(Item item) => "";
        }

        """;

    [Fact]
    public void The_type_is_added_to_the_context()
    {
        var solution = Of(Handler, """
            using System.Text.Json.Serialization;

            namespace Shop;

            /// <summary>The types in JSON.</summary>
            [JsonSerializable(typeof(int))]
            public sealed partial class ShopJson : JsonSerializerContext;

            """);
        Assert.Equal(
            ["Add [JsonSerializable(typeof(System.Collections.Generic.List<Shop.Item>))] to 'ShopJson'"],
            solution.Titles(new MissingJsonTypeFix()));
        solution.Apply(new MissingJsonTypeFix());
        Assert.Equal(
            """
            using System.Text.Json.Serialization;

            namespace Shop;

            /// <summary>The types in JSON.</summary>
            [JsonSerializable(typeof(int))]
            [JsonSerializable(typeof(List<Item>))]
            public sealed partial class ShopJson : JsonSerializerContext;

            """,
            solution.Text("Json.cs"));
        Assert.Equal("global::Shop.Item", Assert.Single(solution.Findings()).Properties["type"]);
    }

    [Theory]
    [InlineData("public sealed partial class ShopJson : System.Text.Json.Serialization.JsonSerializerContext;")]
    [InlineData("// The types.\n[Obsolete] public sealed partial class ShopJson : System.Text.Json.Serialization.JsonSerializerContext;")]
    [InlineData(
        "public partial class Outer { internal sealed partial class ShopJson : System.Text.Json.Serialization.JsonSerializerContext; "
        + "}")]
    public void A_context_of_any_form_gets_the_type(string context)
    {
        var solution = Of(Handler, context).Apply(new MissingJsonTypeFix()).Apply(new MissingJsonTypeFix());
        Assert.Empty(solution.Findings());
        Assert.Contains("JsonSerializable(typeof(Shop.Item))]\n", solution.Text("Json.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void All_types_are_added_at_once()
    {
        var solution = Of(Handler, "public sealed partial class ShopJson : System.Text.Json.Serialization.JsonSerializerContext;")
            .ApplyAll(new MissingJsonTypeFix(), FixAllScope.Project);
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Solution)]
    public void A_context_is_created_if_there_is_none(FixAllScope scope)
    {
        var solution = Of(Handler, "namespace Shop { public static class Other; }");
        Assert.Equal(
            ["Create 'AppJson' for 'System.Collections.Generic.List<Shop.Item>'"], solution.Titles(new MissingJsonTypeFix()));
        solution.ApplyAll(new MissingJsonTypeFix(), scope);
        Assert.Empty(solution.Findings());
        Assert.Contains(
            """
            [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
            [JsonSerializable(typeof(Item))]
            [JsonSerializable(typeof(List<Item>))]
            internal sealed partial class AppJson : JsonSerializerContext;
            """,
            solution.Text("AppJson.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_created_context_has_a_name_of_its_own()
    {
        var solution = Of(Handler, "namespace Shop { public static class AppJson; }").Apply(new MissingJsonTypeFix());
        Assert.Contains("class AppJson2 :", solution.Text("AppJson2.cs"), StringComparison.Ordinal);
    }

    private static FixSolution Of(string source, string other) =>
        FixSolution.WithGenerators([new DefinitionAnalyzer()], ("Source.cs", source), ("Json.cs", other));
}
