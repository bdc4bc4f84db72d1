using System.Text.Json;

namespace Generator.Tests.Binding;

/// <summary>A JSON body that cannot be read is answered with the place of each error, in words that name no type.</summary>
public sealed class JsonBodyTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        public enum Color { Red, Green }
        [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<Size>))]
        public enum Size { Small, [System.Text.Json.Serialization.JsonStringEnumMemberName("very large")] Large, Big = Large }
        public sealed class Crate { public Size Size { get; set; } public Size? Other { get; set; } }
        public sealed class Order { public required string Name { get; set; } public int Count { get; set; } public List<Line> Lines { get; set; } = []; public Dictionary<string, DateOnly> Days { get; set; } = []; public Color Color { get; set; } public bool IsPaid { get; set; } }
        public sealed record Line(decimal Price) { public required Guid Id { get; init; } }
        public readonly record struct Point(int X);
        [System.Text.Json.Serialization.JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), "circle"), System.Text.Json.Serialization.JsonDerivedType(typeof(Square), "square")]
        public abstract class Shape;
        public sealed class Circle : Shape { public required double Radius { get; set; } }
        public sealed class Square : Shape { public double Side { get; set; } }
        public sealed record Drawing(Shape Shape);

        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Point))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Crate))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Drawing))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(int))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(int[]))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyList<string>))]
        public sealed class ShopJson() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            private static readonly System.Text.Json.JsonSerializerOptions Web = new(System.Text.Json.JsonSerializerDefaults.Web) { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };
            public static ShopJson Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => Web.GetTypeInfo(type);
        }

        [Handler]
        public sealed class Own
        {
            [Post("/orders")] public async Task<string> Add(Order order, int page = 1) { await Task.Yield(); return order.Name + page; }
            [Post("/sync")] public string Sync(Order order, int page = 1) => order.Name + page;
            [Post("/optional")] public async Task<string> Optional(Order? order) { await Task.Yield(); return order?.Name ?? "none"; }
            [Post("/default")] public string Default(Order? order = null, int page = 3) => (order?.Name ?? "none") + page;
            [Post("/point")] public async Task<string> Point(Point? point) { await Task.Yield(); return point?.X.ToString() ?? "none"; }
            [Post("/crate")] public string Crate(Crate crate) => $"{crate.Size}";
            [Post("/drawings")] public string Draw(Drawing drawing) => drawing.Shape.GetType().Name;
            [Post("/number")] public string Number([FromBody] int number) => number.ToString();
            [Post("/numbers")] public string Numbers(int[] numbers) => string.Join("|", numbers);
            [Post("/names")] public string Names(IReadOnlyList<string> names) => string.Join("|", names);
            [Route("QUERY", "/asks")] public string Ask([FromBody] Order order) => order.Name;
        }
        """).Load());

    [Theory]
    [InlineData("""{"shape": {"kind": "circle", "radius": 1}}""", null, null)]
    [InlineData("""{"shape": {"radius": 1}}""", "is missing", "#/shape/kind")]
    [InlineData("""{"shape": {}}""", "is missing", "#/shape/kind")]
    [InlineData("""{"shape": {"radius": 1, "kind": "circle"}}""", "must be the first member of its object", "#/shape/kind")]
    [InlineData("""{"shape": {"kind": "star"}}""", "must be one of circle, square", "#/shape/kind")]
    [InlineData("""{"shape": {"kind": "circle", "radius": "x"}}""", "must be a number", "#/shape/radius")]
    [InlineData("""{"shape": {"kind": "circle"}}""", "is missing", "#/shape/radius")]
    public void A_polymorphic_object_says_first_which_one_it_is(string body, string? detail, string? pointer)
    {
        var answer = App.Value.Call("POST", "/drawings", body, "application/json");
        if (detail is null)
        {
            Assert.Equal((200, "Circle"), (answer.Status, answer.Body));
            return;
        }

        Assert.Equal(400, answer.Status);
        Assert.Equal([$"body {pointer!.Split('/')[^1]} {pointer} {detail}"], Errors(answer));
    }

    [Theory]
    [InlineData("/orders")]
    [InlineData("/sync")]
    public void All_errors_are_answered_at_once_each_with_its_place(string target)
    {
        const string Body = """
            {"count": "two", "lines": [{"price": 1, "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}, {"price": true}], "days": {"a/b": "x"}, "color": "pink", "isPaid": 1}
            """;
        var answer = App.Value.Call("POST", target + "?page=x", Body, "application/json");
        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Headers["content-type"]));
        Assert.Equal(
            [
                "query page  must be a whole number from -2147483648 to 2147483647",
                "body name #/name is missing",
                "body count #/count must be a whole number from -2147483648 to 2147483647",
                "body price #/lines/1/price must be a number",
                "body id #/lines/1/id is missing",
                "body a/b #/days/a~1b must be a date, such as 2026-01-31",
                "body color #/color must be a whole number from -2147483648 to 2147483647",
                "body isPaid #/isPaid must be true or false",
            ],
            Errors(answer));
        Assert.DoesNotContain("\\", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_an_enum_are_those_that_the_serializer_reads() => Assert.Equal(
        ["body size #/size must be one of Small, very large", "body other #/other must be one of Small, very large"],
        Errors(App.Value.Call("POST", "/crate", """{"size": "Large", "other": true}""", "application/json")));

    [Theory]
    [InlineData("""{"name": "a", """, "body   is not valid JSON: see line 1, byte 15")]
    [InlineData("[]", "body  # must be an object")]
    [InlineData("""{"name": "a", "lines": 5}""", "body lines #/lines must be an array")]
    [InlineData("null", "body   is null, but a value is required")]
    [InlineData("", "body   is missing")]
    [InlineData("{\"name\": \"a\"} x", "body   is not the expected JSON: see line 1, byte 15")]
    public void One_error_is_a_sentence(string body, string expected)
    {
        var answer = App.Value.Call("POST", "/orders", body, "application/json");
        Assert.Equal(400, answer.Status);
        Assert.Equal([expected], Errors(answer));
    }

    [Theory]
    [InlineData("/orders")]
    [InlineData("/sync")]
    public void A_body_of_another_type_is_refused_with_what_else_is_wrong(string target)
    {
        var answer = App.Value.Call("POST", target + "?page=x", "{}", "text/plain");
        Assert.Equal(415, answer.Status);
        Assert.Equal("body   must be JSON, with Content-Type: application/json", Errors(answer)[1]);
    }

    [Theory]
    [InlineData("/optional", null, null, "none")]
    [InlineData("/optional", " null ", "application/json", "none")]
    [InlineData("/optional", """{"name":"a"}""", "application/json", "a")]
    [InlineData("/default", null, null, "none3")]
    [InlineData("/default", """{"name":"a"}""", "application/json", "a3")]
    [InlineData("/point", null, null, "none")]
    [InlineData("/point", """{"x":5}""", "application/vnd.point+json", "5")]
    public void A_body_may_be_optional(string target, string? body, string? type, string expected) =>
        Assert.Equal(expected, App.Value.Call("POST", target, body, type).Body);

    [Theory]
    [InlineData("/optional")]
    [InlineData("/default")]
    public void A_body_that_is_optional_is_JSON_if_it_is_there(string target)
    {
        Assert.Equal(415, App.Value.Call("POST", target, "{}", "text/plain").Status);
        Assert.Equal(400, App.Value.Call("POST", target, "{}", "application/json").Status);
    }

    [Theory]
    [InlineData("POST", "/number", "5", "5")]
    [InlineData("POST", "/numbers", "[1,2]", "1|2")]
    [InlineData("POST", "/names", """["a","b"]""", "a|b")]
    [InlineData("QUERY", "/asks", """{"name":"a"}""", "a")]
    public void Any_type_of_JSON_is_a_body(string method, string target, string body, string expected) =>
        Assert.Equal(expected, App.Value.Call(method, target, body, "application/json").Body);

    private static List<string> Errors(Answer answer) =>
        [.. from error in JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").EnumerateArray()
            select $"{Text(error, "in")} {Text(error, "name")} {Text(error, "pointer")} {Text(error, "detail")}"];

    private static string? Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value.GetString() : null;
}
