namespace Generator.Tests;

/// <summary>What is emitted, to the letter.</summary>
public sealed class EmissionTests
{
    private const string Source = """
        [AdaptersApp] public static partial class App;

        [Handler("/hello")]
        public sealed class Hello
        {
            [Get("/{name}")]
            public string Greet(string name) => $"Hello, {name}!";

            [Get("/{name}/later")]
            public async Task<string> GreetLater(string name, CancellationToken cancellation)
            {
                await Task.Delay(1, cancellation);
                return $"Hello, {name}, at last!";
            }

            [Get("/count/{from:int}")]
            public ValueTask<byte[]> Count(int from, long to = 10, bool? fast = null) => new(new byte[1]);
        }

        [Handler]
        public sealed class Home
        {
            [Get("/")]
            public ValueTask<string> Index() => new("home");

            [Post("/notes")]
            public async Task Add(string body) => await Task.Yield();
        }
        """;

    [Fact]
    public void A_handler_class_has_a_file_of_its_own()
    {
        var run = GeneratorRun.Of(Source);
        Snapshot.Verify("A_handler_class_has_a_file_of_its_own.Hello.g", run.Source("Hello.g.cs"));
        Snapshot.Verify("A_handler_class_has_a_file_of_its_own.Home.g", run.Source("Home.g.cs"));
    }

    [Fact]
    public void What_is_bound_is_read_in_plain_code()
    {
        var run = GeneratorRun.Of("""
            public enum Color { Red, Green }
            public sealed record Paging(int Page = 1, [FromQuery(Name = "per-page")] int Size = 20);
            public sealed record Line(decimal Price, int Count = 1);
            public sealed record Order(string Name, List<Line> Lines);

            [Handler("/orders")]
            public sealed class Orders
            {
                [Get("/{color}")]
                public string Find(Color color, [AsParameters] Paging paging, string[] tags, [FromHeader] string? ifMatch, [FromServices] IFormatProvider format) => "";

                [Post("/{id}")]
                public async Task Add(Guid id, [FromForm] Order order, FormFile? picture) => await Task.Yield();

                [FormLimits(Parts = 5)]
                [Post("/sync")]
                public IEnumerable<string> AddSync(FormFile file, [FromCookie] string session) => [];
            }
            """);
        Snapshot.Verify("What_is_bound_is_read_in_plain_code.Orders.g", run.Source("Orders.g.cs"));
    }

    [Fact]
    public void The_module_has_the_routers()
    {
        var run = GeneratorRun.Of(Source);
        Snapshot.Verify("The_module_has_the_routers.Shop_Module.g", run.Source("Shop_Module.g.cs"));
    }

    [Fact]
    public void The_application_class_has_the_entry_points()
    {
        var run = GeneratorRun.Of(Source);
        Snapshot.Verify("The_application_class_has_the_entry_points.App.EntryPoints.g", run.Source("App.EntryPoints.g.cs"));
    }

    [Fact]
    public void An_edit_of_one_handler_emits_its_file_and_the_routers_again()
    {
        var reemitted = GeneratorRun.Reemitted(Source, Source.Replace("/{name}/later", "/{name}/soon", StringComparison.Ordinal));
        Assert.Equal(["Hello.g.cs", "Shop_Module.g.cs"], reemitted);
    }

    [Fact]
    public void An_edit_of_what_a_handler_does_emits_nothing_again() =>
        Assert.Empty(GeneratorRun.Reemitted(Source, Source.Replace("at last", "at long last", StringComparison.Ordinal)));

    [Fact]
    public void A_public_member_is_documented() => GeneratorRun.OfDocumented(Source);

    [Fact]
    public void The_same_source_gives_the_same_bytes()
    {
        var first = GeneratorRun.Of(Source).Sources.Select(s => s.SourceText.ToString());
        var second = GeneratorRun.Of(Source).Sources.Select(s => s.SourceText.ToString());
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("System.Reflection")]
    [InlineData("Activator")]
    [InlineData("GetMethod")]
    [InlineData("GetProperty")]
    [InlineData("MakeGeneric")]
    [InlineData("dynamic ")]
    [InlineData("Dictionary<")]
    [InlineData("Regex")]
    public void Emitted_code_uses_neither_reflection_nor_tables(string word)
    {
        Assert.All(GeneratorRun.Of(Source).Sources, s => Assert.DoesNotContain(word, s.SourceText.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_server_there_is_no_RunAsync() => Assert.False(GeneratorRun.Of(Source).Load().HasRunAsync);
}
