using System.Text.Json;
using Adapters.Generator.OpenApi.Members;

namespace Generator.Tests.OpenApi;

/// <summary>Types become schemas, as their JsonSerializerContext reads and writes them.</summary>
public sealed class OpenApiSchemaTests
{
    [Theory]
    [InlineData("int", """{"type":"integer","format":"int32"}""")]
    [InlineData("int?", """{"type":["integer","null"],"format":"int32"}""")]
    [InlineData("string?", """{"type":["string","null"]}""")]
    [InlineData("decimal", """{"type":"number","format":"decimal"}""")]
    [InlineData("Guid", """{"type":"string","format":"uuid"}""")]
    [InlineData("DateTimeOffset", """{"type":"string","format":"date-time"}""")]
    [InlineData("DateOnly", """{"type":"string","format":"date"}""")]
    [InlineData("byte[]", """{"type":"string","contentEncoding":"base64"}""")]
    [InlineData("List<string?>", """{"type":"array","items":{"type":["string","null"]}}""")]
    [InlineData("HashSet<int>", """{"type":"array","uniqueItems":true,"items":{"type":"integer","format":"int32"}}""")]
    [InlineData("Dictionary<string, bool>", """{"type":"object","additionalProperties":{"type":"boolean"}}""")]
    [InlineData("int[][]", """{"type":"array","items":{"type":"array","items":{"type":"integer","format":"int32"}}}""")]
    [InlineData("object", "{}")]
    [InlineData("System.Text.Json.JsonElement", "{}")]
    [InlineData("Node", """{"$ref":"#/components/schemas/Node"}""")]
    [InlineData("Node?", """{"oneOf":[{"$ref":"#/components/schemas/Node"},{"type":"null"}]}""")]
    [InlineData("Color", """{"$ref":"#/components/schemas/Color"}""")]
    public void A_type_has_this_schema(string type, string schema)
    {
        var run = Describe($"public {type} Value {{ get; set; }} = default!;");
        Assert.Equal(schema, run.Json["components"]!["schemas"]!["Node"]!["properties"]!["value"]!.ToJsonString(OpenApiRun.Plain));
    }

    [Theory]
    [InlineData("[StringLength(9, MinimumLength = 2)] public string", """{"type":"string","minLength":2,"maxLength":9}""")]
    [InlineData(
        "[MinLength(1), MaxLength(5)] public List<int>",
        """{"type":"array","items":{"type":"integer","format":"int32"},"minItems":1,"maxItems":5}""")]
    [InlineData(
        "[Length(1, 3)] public Dictionary<string, int>",
        """{"type":"object","additionalProperties":{"type":"integer","format":"int32"},"minProperties":1,"maxProperties":3}""")]
    [InlineData("[Range(1, 10)] public int", """{"type":"integer","format":"int32","minimum":1,"maximum":10}""")]
    [InlineData(
        "[Range(0.5, double.MaxValue, MinimumIsExclusive = true)] public double",
        """{"type":"number","format":"double","exclusiveMinimum":0.5}""")]
    [InlineData(
        "[Range(typeof(decimal), \"0.01\", \"99.9\")] public decimal",
        """{"type":"number","format":"decimal","minimum":0.01,"maximum":99.9}""")]
    [InlineData("[RegularExpression(\"[a-z]+\")] public string", """{"type":"string","pattern":"^(?:[a-z]+)$"}""")]
    [InlineData("[RegularExpression(\"^a|b$\")] public string", """{"type":"string","pattern":"^a|b$"}""")]
    [InlineData("[Required] public string?", """{"type":"string","minLength":1}""")]
    [InlineData("[EmailAddress] public string", """{"type":"string","format":"email"}""")]
    [InlineData("[AllowedValues(\"a\", \"b\")] public string", """{"type":"string","enum":["a","b"]}""")]
    [InlineData("[DeniedValues(0)] public int", """{"type":"integer","format":"int32","not":{"enum":[0]}}""")]
    [InlineData("[System.ComponentModel.DefaultValue(3)] public int", """{"type":"integer","format":"int32","default":3}""")]
    [InlineData(
        "[System.ComponentModel.Description(\"A \\\"word\\\"\")] public string",
        """{"type":"string","description":"A \"word\""}""")]
    [InlineData("[Obsolete] public string", """{"type":"string","deprecated":true}""")]
    public void An_attribute_limits_a_value(string member, string schema)
    {
        var run = Describe(member.Replace("] public", "] public ", StringComparison.Ordinal) + " Value { get; set; } = default!;");
        Assert.Equal(schema, run.Json["components"]!["schemas"]!["Node"]!["properties"]!["value"]!.ToJsonString(OpenApiRun.Plain));
    }

    [Fact]
    public void The_members_are_those_of_JSON()
    {
        var run = Describe("""
            public required string Must { get; init; }
            [JsonPropertyName("other")] public int Renamed { get; set; }
            [JsonIgnore] public int Hidden { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Sometimes { get; set; }
            [JsonInclude] internal int Included { get; set; }
            internal int Internal { get; set; }
            public int ReadOnly => 1;
            public int WriteOnly { set { } }
            public static int Static { get; set; }
            public int Field = 1;
            [JsonExtensionData] public Dictionary<string, object>? Rest { get; set; }
            public Node? Next { get; set; }
            """);
        Assert.Equal(
            """{"type":"object","required":["must"],"properties":{"must":{"type":"string"},"other":"""
            + """{"type":"integer","format":"int32"},"sometimes":{"type":["string","null"]},"included":"""
            + """{"type":"integer","format":"int32"},"readOnly":{"type":"integer","format":"int32","readOnly":true}"""
            + ""","writeOnly":{"type":"integer","format":"int32","writeOnly":true},"next":{"oneOf":["""
            + """{"$ref":"#/components/schemas/Node"},{"type":"null"}]}}}""",
            run.Schema("Node"));
    }

    [Theory]
    [InlineData("UseStringEnumConverter = true", """{"type":"string","enum":["Red","deep blue"]}""")]
    [InlineData("Converters = new[] { typeof(JsonStringEnumConverter<Color>) }", """{"type":"string","enum":["Red","deep blue"]}""")]
    [InlineData("IncludeFields = true", """{"type":"integer","format":"int32","enum":[0,1],"x-enum-varnames":["Red","deep blue"]}""")]
    public void An_enum_is_written_as_its_context_says(string options, string schema) =>
        Assert.Equal(schema, Describe("public Color Value { get; set; }", options).Schema("Color"));

    [Theory]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower", "long_name")]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper", "LONG-NAME")]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase", "longName")]
    [InlineData("IncludeFields = true", "LongName")]
    public void Names_are_those_of_the_policy(string options, string name)
    {
        var run = Describe("public int LongName { get; set; }", options, "");
        Assert.Equal(name, run.Json["components"]!["schemas"]!["Node"]!["properties"]!.AsObject().Single().Key);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("URLValue")]
    [InlineData("XMLHttpRequest2")]
    [InlineData("ID")]
    [InlineData("iPhone")]
    [InlineData("A")]
    [InlineData("Two_Words")]
    [InlineData("Version2Beta")]
    [InlineData("ABC1DEF")]
    [InlineData("Straße")]
    public void Names_are_converted_as_System_Text_Json_does(string name)
    {
        (NamingPolicy Ours, JsonNamingPolicy Theirs)[] policies =
        [
            (NamingPolicy.CamelCase, JsonNamingPolicy.CamelCase),
            (NamingPolicy.SnakeCaseLower, JsonNamingPolicy.SnakeCaseLower),
            (NamingPolicy.SnakeCaseUpper, JsonNamingPolicy.SnakeCaseUpper),
            (NamingPolicy.KebabCaseLower, JsonNamingPolicy.KebabCaseLower),
            (NamingPolicy.KebabCaseUpper, JsonNamingPolicy.KebabCaseUpper),
        ];
        Assert.All(policies, p => Assert.Equal(p.Theirs.ConvertName(name), p.Ours.Apply(name)));
    }

    [Fact]
    public void A_type_that_may_be_another_says_which()
    {
        var run = Describe("public Shape Shape { get; set; } = null!;", types: """
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
            [JsonDerivedType(typeof(Circle), "circle")]
            [JsonDerivedType(typeof(Square), "square")]
            public abstract class Shape { public string? Name { get; set; } }
            public sealed class Circle : Shape { public double Radius { get; set; } }
            public sealed class Square : Shape { public double Side { get; set; } }
            """);
        Assert.Equal(
            """{"oneOf":[{"$ref":"#/components/schemas/ShapeCircle"},{"$ref":"#/components/schemas/ShapeSquare"}]"""
            + ""","discriminator":{"propertyName":"kind","mapping":"""
            + """{"circle":"#/components/schemas/ShapeCircle","square":"#/components/schemas/ShapeSquare"}}}""",
            run.Schema("Shape"));
        Assert.Equal(
            """{"type":"object","required":["kind"],"properties":{"kind":{"type":"string","const":"circle"},"radius":"""
            + """{"type":"number","format":"double"},"name":{"type":["string","null"]}}}""",
            run.Schema("ShapeCircle"));
    }

    [Fact]
    public void Two_types_of_one_name_have_their_namespaces_and_a_generic_type_its_arguments()
    {
        var run = Describe(
            "public One.Item A { get; set; } = null!; public Two.Item B { get; set; } = null!; public Page<One.Item> "
            + "C { get; set; } = null!; public Loop<int> D { get; set; } = null!;", types: """
            public sealed class Page<T> { public T? Value { get; set; } }
            public sealed class Loop<T> { public Loop<List<T>>? Next { get; set; } }
            public sealed class Tree : List<Tree>;
            namespace One { public sealed class Item; }
            namespace Two { public sealed class Item { public Tree? Tree { get; set; } } }
            """);
        var names = run.Json["components"]!["schemas"]!.AsObject().Select(s => s.Key).ToList();
        Assert.Contains("One.Item", names);
        Assert.Contains("Two.Item", names);
        Assert.Contains("PageOfItem", names);
        Assert.Equal("""{"type":"array","items":{"$ref":"#/components/schemas/Tree"}}""", run.Schema("Tree"));
    }

    [Fact]
    public void A_converter_of_the_users_writes_anything()
    {
        var run = Describe("[JsonConverter(typeof(Odd))] public int Value { get; set; }", types: """
            public sealed class Odd : JsonConverter<int>
            {
                public override int Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => 1;
                public override void Write(System.Text.Json.Utf8JsonWriter writer, int value, System.Text.Json.JsonSerializerOptions options) { }
            }
            """);
        Assert.Equal("""{"type":"object","properties":{"value":{}}}""", run.Schema("Node"));
    }

    private static OpenApiRun Describe(
        string members, string options = "IncludeFields = false", string defaults = "System.Text.Json.JsonSerializerDefaults.Web, ",
        string types = "") =>
        OpenApiRun.Read(GeneratorRun.Of($$"""
            using System.Text.Json.Serialization;
            using System.ComponentModel.DataAnnotations;
            [assembly: OpenApi]
            [AdaptersApp] public static partial class App;
            public enum Color { Red, [JsonStringEnumMemberName("deep blue")] Blue }
            public sealed class Node { {{members}} }
            {{types}}
            [JsonSourceGenerationOptions({{defaults}}{{options}})]
            [JsonSerializable(typeof(Node))]
            public sealed class ShopJson{{OpenApiRun.ContextMembers}}
            [Handler] public sealed class Own { [Get("/")] public Node Get() => null!; }
            """));
}
