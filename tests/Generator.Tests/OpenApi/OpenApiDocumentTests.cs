using System.Text.Json.Nodes;

namespace Generator.Tests.OpenApi;

/// <summary>Routes become operations: their paths, values, bodies and responses.</summary>
public sealed class OpenApiDocumentTests
{
    private const string Source = """
        public enum Color { Red, [System.Text.Json.Serialization.JsonStringEnumMemberName("deep blue")] Blue }

        /// <summary>An order.</summary>
        /// <param name="Id">Its number.</param>
        public sealed record Order(int Id, [System.ComponentModel.DataAnnotations.StringLength(40, MinimumLength = 2)] string Name, string? Note = null);

        public sealed record Paging(int Page = 1, [FromQuery(Name = "per-page")] int Size = 20);

        public sealed record Line(decimal Price, int Count = 1);

        public sealed record Basket(string Name, List<Line> Lines);

        [System.Text.Json.Serialization.JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(List<Order>))]
        public sealed class ShopJson
        """ + OpenApiRun.ContextMembers + """

        /// <summary>The orders of the shop.</summary>
        [Handler("/orders")]
        public sealed class OrdersHandler
        {
            /// <summary>Lists the orders.</summary>
            /// <remarks>The newest ones come first.</remarks>
            /// <param name="colors">The colors to look for.</param>
            /// <returns>The orders of the page.</returns>
            [Get("/")]
            public List<Order> List([AsParameters] Paging paging, Color[] colors, DateOnly? since, [FromHeader] string? ifMatch, [FromCookie] string session) => [];

            /// <response code="404">There is no such order.</response>
            [Get("/{id:int:min(1)}")]
            public async Task<Results<Ok<Order>, NotFound>> Find(int id) { await Task.Yield(); return new NotFound(); }

            [Post("/")]
            public async Task<CreatedJson<Order>> AddAsync(Order order) { await Task.Yield(); return new("/", order); }

            [Patch("/{number}")]
            public void Change(int number, Patch<Order> change) { }

            [Obsolete("no longer")]
            [Delete("/{id:int}")]
            public NoContent Remove(int id) => new();

            [Get("/archive/{year:int}/{month?}")]
            public string Archive(int year, int? month) => "";

            [Get("/files/{*path}")]
            public FileResponse Download(string path) => new(path);

            [Get("/{name}.{extension:length(2,4)}")]
            public byte[] Picture(string name, string extension) => [];

            [Post("/basket")]
            public string Fill([FromForm] Basket basket, [FromForm] Color color = Color.Blue) => "";

            [Post("/picture/{id}")]
            public async Task Upload(Guid id, FormFile picture, FormFile[] others) => await Task.Yield();

            [Post("/raw")]
            [Consumes("image/png")]
            public int Raw(System.IO.Stream image) => 1;

            [Get("/lines")]
            public IAsyncEnumerable<Order> Lines() => null!;

            [Get("/events")]
            public ServerSentEvents<Order> Events() => null!;

            [Route("PURGE", "/")]
            public void Purge() { }
        }
        """;

    private static readonly Lazy<OpenApiRun> Run = new(() => OpenApiRun.Of(Source));

    [Fact]
    public void The_document_is_this()
    {
        Snapshot.Verify("The_document_is_this", Run.Value.Text, "json");
        Assert.Equal("3.1.1", (string?)Run.Value.Json["openapi"]);
    }

    [Fact]
    public void The_paths_are_those_of_the_routes() => Assert.Equal(
        [
            "/orders/", "/orders/archive/{year}", "/orders/archive/{year}/{month}", "/orders/basket", "/orders/events",
            "/orders/files/{path}", "/orders/lines", "/orders/picture/{id}", "/orders/raw", "/orders/{id}", "/orders/{name}.{extension}",
        ],
        Run.Value.Document.Paths.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_values_of_a_path_have_one_name_for_all_methods()
    {
        var names = Run.Value.Document.Paths["/orders/{id}"]
            .Operations!.Values.SelectMany(o => o.Parameters!).Select(p => p.Name).Distinct();
        Assert.Equal(["id"], names);
    }

    [Fact]
    public void Every_operation_has_an_id_of_its_own()
    {
        var ids = Run.Value.Document.Paths.Values.SelectMany(p => p.Operations!.Values).Select(o => o.OperationId).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains("ordersAdd", ids);
        Assert.Contains("ordersArchiveWithoutMonth", ids);
    }

    [Fact]
    public void A_change_requires_nothing()
    {
        var body = Run.Value.Operation("patch", "/orders/{id}")["requestBody"]!["content"]!["application/json"]!["schema"]!;
        Assert.Equal("#/components/schemas/OrderPatch", (string?)body["$ref"]);
        Assert.Null(Run.Value.Json["components"]!["schemas"]!["OrderPatch"]!["required"]);
    }

    [Fact]
    public void An_edit_of_a_body_emits_no_document_again()
    {
        const string Head = "[assembly: OpenApi]\n[AdaptersApp] public static partial class App;\n";
        Assert.Empty(GeneratorRun.Reemitted(Head + Source, Head + Source.Replace("=> 1;", "=> 2;", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_edit_of_a_comment_emits_the_document_alone()
    {
        const string Head = "[assembly: OpenApi]\n[AdaptersApp] public static partial class App;\n";
        Assert.Equal(
            ["Adapters.OpenApi.g.cs"],
            GeneratorRun.Reemitted(Head + Source, Head + Source.Replace("The newest ones", "The oldest ones", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_emitted_where_it_is_not_switched_on()
    {
        var run = GeneratorRun.Of("[AdaptersApp] public static partial class App;\n" + Source);
        Assert.DoesNotContain(run.Sources, s => s.SourceText.ToString().Contains("OpenApi", StringComparison.Ordinal));
    }

    [Fact]
    public void An_application_without_routes_has_an_empty_document() =>
        Assert.Equal("{}", OpenApiRun.Of("").Json["paths"]!.ToJsonString());

    [Fact]
    public void The_routes_of_a_library_are_those_of_the_application()
    {
        var library = GeneratorRun.Of(
            "[assembly: OpenApi]\nnamespace Library;\n" + Source.Replace("/orders", "/lib", StringComparison.Ordinal), "Library");
        var run = OpenApiRun.Of("""
            public sealed record Order(string Text);

            [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
            public sealed class ShopJson
            """ + OpenApiRun.ContextMembers + """
            [Handler] public sealed class Own { [Get("/own")] public Order Get() => new(""); }
            """, libraries: library);
        Assert.Contains("/own", run.Document.Paths.Keys);
        Assert.Contains("/lib/{id}", run.Document.Paths.Keys);
        Assert.Equal(
            ["ProblemDetails", "Library.Order", "Order", "OrderPatch"],
            run.Json["components"]!["schemas"]!.AsObject().Select(s => s.Key));
    }
}
