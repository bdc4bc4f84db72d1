namespace Generator.Tests.Validation;

/// <summary>Objects inside others are validated, and an error has the path of its member in the names of the request.</summary>
public sealed class NestedValidationTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.WithGenerators("""
        using System.Collections.Immutable; using System.Text.Json; using System.Text.Json.Serialization; using System.ComponentModel.DataAnnotations;

        [AdaptersApp] public static partial class App;
        public sealed record Order(
            [Required] string? Name, [property: StringLength(3)] string Code, List<Line>? Items, Line[] Array, Address? Address, Point Place, Point? Maybe,
            Dictionary<string, Line>? Days, IReadOnlyDictionary<int, Line>? Numbers, IEnumerable<Line?>? Sequence, List<List<Line>>? Rows,
            ImmutableArray<Line> Fixed, [property: JsonPropertyName("the_shape")] Shape? Shape, List<Point?>? Points);
        public sealed class Line { [Range(1, 9)] public int Count { get; set; } = 1; [JsonPropertyName("unit~price/each")] [Range(0.0, 1.0)] public double Price { get; set; } }
        public sealed record Address([StringLength(5)] string City) { public Country? Country { get; init; } }
        public sealed class Country { [Required] public string? Code { get; init; } }
        public readonly record struct Point([Range(0, 9)] int X, [property: Range(0, 9)] int Y);
        [JsonPolymorphic, JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), "square")]
        public abstract class Shape { [StringLength(2)] public string? Label { get; set; } }
        public sealed class Circle : Shape { [Range(1, 5)] public int Radius { get; set; } }
        public sealed class Square : Shape;
        public sealed class Node : IValidatableObject
        {
            [Range(0, 9)] public int Value { get; set; }
            public Node? Left { get; set; }
            public Node? Right { get; set; }
            [JsonIgnore] public Node Self => this;
            public Node Again => this;
            public IEnumerable<ValidationResult> Validate(ValidationContext context) => Value == 7 ? [new ValidationResult("Not seven.")] : [];
        }
        public sealed class Plain { public string? Text { get; set; } public Plain? Next { get; set; } }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Order))] [JsonSerializable(typeof(List<Line>))] [JsonSerializable(typeof(Plain))] [JsonSerializable(typeof(Address))]
        public sealed partial class AppJson : JsonSerializerContext;

        [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper, UseStringEnumConverter = true, MaxDepth = 200)]
        [JsonSerializable(typeof(Node))]
        public sealed partial class NodeJson : JsonSerializerContext;

        [Handler]
        public sealed class Own
        {
            [Post("/orders")] public string Add(Order order, [Range(1, 5)] int page = 1) => "added";
            [Post("/later")] public async Task<string> Later(Order order, [Range(1, 5)] int page = 1) { await Task.Yield(); return "added"; }
            [Post("/lines")] public string Lines([MaxLength(2)] List<Line> lines) => "added";
            [Post("/maybe")] public string Maybe(List<Line>? lines = null) => "added";
            [Post("/nodes")] public string Nodes(Node node) => "added";
            [Post("/plain")] public string Plain(Plain plain) => "added";
            [Patch("/addresses")] public string Change(Patch<Address> address) => "changed";
            [Post("/made")] public string Made() => new Node { Left = new Node() }.Value.ToString();
        }
        """).Load());

    [Theory]
    [InlineData("/orders")]
    [InlineData("/later")]
    public void All_errors_have_their_paths(string target)
    {
        const string Body = """
            {"code": "abcd", "array": [{"count": 1}, {"count": 0}], "items": [{}, {"count": 10, "unit~price/each": 2}],
             "address": {"city": "London", "country": {}}, "place": {"x": 10, "y": 10}, "maybe": {"x": -1, "y": 0},
             "days": {"mon/day": {"count": 0}}, "numbers": {"5": {"count": 0}}, "sequence": [null, {"count": 0}],
             "rows": [[], [{}, {"count": 0}]], "fixed": [{"count": 0}], "the_shape": {"$type": "circle", "radius": 6, "label": "abc"},
             "points": [null, {"x": 0, "y": 99}]}
            """;
        var answer = App.Value.Call("POST", target + "?page=6", Body, "application/json");
        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Headers["content-type"]));
        const string Count = "The field Count must be between 1 and 9.";
        Assert.Equal(
            [
                ("query", "page", null, "The field page must be between 1 and 5."),
                ("body", "name", "#/name", "The Name field is required."),
                ("body", "code", "#/code", "The field Code must be a string with a maximum length of 3."),
                ("body", "items[1].count", "#/items/1/count", Count),
                ("body", "items[1].unit~price/each", "#/items/1/unit~0price~1each", "The field Price must be between 0 and 1."),
                ("body", "array[1].count", "#/array/1/count", Count),
                ("body", "address.city", "#/address/city", "The field City must be a string with a maximum length of 5."),
                ("body", "address.country.code", "#/address/country/code", "The Code field is required."),
                ("body", "place.x", "#/place/x", "The field X must be between 0 and 9."),
                ("body", "place.y", "#/place/y", "The field Y must be between 0 and 9."),
                ("body", "maybe.x", "#/maybe/x", "The field X must be between 0 and 9."),
                ("body", "days[mon/day].count", "#/days/mon~1day/count", Count),
                ("body", "numbers[5].count", "#/numbers/5/count", Count),
                ("body", "sequence[1].count", "#/sequence/1/count", Count),
                ("body", "rows[1][1].count", "#/rows/1/1/count", Count),
                ("body", "fixed[0].count", "#/fixed/0/count", Count),
                ("body", "the_shape.radius", "#/the_shape/radius", "The field Radius must be between 1 and 5."),
                ("body", "the_shape.label", "#/the_shape/label", "The field Label must be a string with a maximum length of 2."),
                ("body", "points[1].y", "#/points/1/y", "The field Y must be between 0 and 9."),
            ],
            ValidationErrors.Of(answer).Select(e => (e.Place!, e.Name!, e.Pointer, e.Detail!)));
    }

    [Theory]
    [InlineData("""{"name": "a", "code": "a", "array": [], "place": {}}""")]
    [InlineData(
        """
        {"name": "a", "code": "a", "array": null, "items": null, "place": {"x": 9, "y": 9}, "the_shape": {"$type": "square"}}
        """)]
    public void A_valid_object_reaches_the_handler(string body)
    {
        Assert.Equal("added", App.Value.Call("POST", "/orders", body, "application/json").Body);
        Assert.Equal("added", App.Value.Call("POST", "/later", body, "application/json").Body);
    }

    [Fact]
    public void A_body_that_cannot_be_read_is_not_validated() => Assert.Equal(
        ["query page", "body code"],
        ValidationErrors.Of(App.Value.Call("POST", "/orders?page=9", """{"code": 1, "array": [], "place": {}}""", "application/json"))
            .Select(e => $"{e.Place} {e.Name}"));

    [Theory]
    [InlineData("/lines", "[{},{},{}]", null, "The field lines must be a string or array type with a maximum length of '2'.")]
    [InlineData("/lines", """[{},{"count":0}]""", "[1].count", "The field Count must be between 1 and 9.")]
    [InlineData("/maybe", """[{"count":0}]""", "[0].count", "The field Count must be between 1 and 9.")]
    public void A_list_is_validated_as_a_whole_and_item_by_item(string target, string body, string? name, string detail)
    {
        var error = Assert.Single(ValidationErrors.Of(App.Value.Call("POST", target, body, "application/json")));
        Assert.Equal((name, detail), (error.Name, error.Detail));
    }

    [Theory]
    [InlineData("/maybe", null)]
    [InlineData("/maybe", "null")]
    [InlineData("/lines", "[null]")]
    public void What_is_null_is_not_validated(string target, string? body) =>
        Assert.Equal(200, App.Value.Call("POST", target, body, "application/json").Status);

    [Fact]
    public void An_only_error_is_the_sentence_of_the_problem() => Assert.Contains(
        "\"detail\":\"[0].count: The field Count must be between 1 and 9.\"",
        App.Value.Call("POST", "/maybe", """[{"count":0}]""", "application/json").Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"city": "London"}""", "city")]
    [InlineData("""{"country": {}}""", "country.code")]
    [InlineData("""{"city": "Rome", "country": {"code": null}}""", "country.code")]
    public void A_member_of_a_change_is_validated_if_it_was_sent(string body, string name) => Assert.Equal(
        [name], ValidationErrors.Of(App.Value.Call("PATCH", "/addresses", body, "application/json")).Select(e => e.Name));

    [Fact]
    public void A_change_without_the_members_that_are_wrong_is_made()
    {
        Assert.Equal("changed", App.Value.Call("PATCH", "/addresses", "{}", "application/json").Body);
        Assert.Equal("changed", App.Value.Call("PATCH", "/addresses", """{"country": null}""", "application/json").Body);
    }

    [Fact]
    public void A_tree_is_validated_in_the_names_of_its_context() => Assert.Equal(
        ["LEFT.RIGHT.VALUE: The field Value must be between 0 and 9.", "RIGHT: Not seven."],
        ValidationErrors.Of(App.Value.Call(
            "POST", "/nodes", """{"LEFT": {"VALUE": 7, "RIGHT": {"VALUE": 10}}, "RIGHT": {"VALUE": 7}}""", "application/json"))
            .Select(e => $"{e.Name}: {e.Detail}"));

    [Fact]
    public void What_is_too_deep_is_refused_once()
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"LEFT\":", depth)) + "{}" + new string('}', depth);
        Assert.Equal(200, App.Value.Call("POST", "/nodes", Nested(64), "application/json").Status);
        var error = Assert.Single(ValidationErrors.Of(App.Value.Call("POST", "/nodes", Nested(65), "application/json")));
        Assert.Equal("The value has more than 64 levels, or too many objects.", error.Detail);
        Assert.Equal(200, App.Value.Call("POST", "/nodes", Nested(1), "application/json").Status);
    }

    [Fact]
    public void A_type_without_rules_costs_nothing() =>
        Assert.DoesNotContain("Plain_", string.Join("", App.Value.Type.Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static))
            .Select(m => m.Name).Where(n => n.StartsWith("Validate", StringComparison.Ordinal))), StringComparison.Ordinal);
}
