namespace Generator.Tests.OpenApi;

/// <summary>A class of filters says how clients show who they are; every route behind it has that in the document.</summary>
public sealed class OpenApiSecurityTests
{
    private static readonly Lazy<OpenApiRun> Run = new(() => OpenApiRun.Of("""
        [SecurityScheme("token", SecuritySchemeKind.Bearer, Format = "JWT", Description = "From /login.")]
        public sealed class SignedInAttribute : FilterAttribute { public Response? Before([FromHeader] string? authorization) => null; }

        [SecurityScheme("key", SecuritySchemeKind.Header, Field = "x-key")]
        public sealed class KeyAttribute : FilterAttribute { public Response? Before([FromHeader(Name = "x-tenant")] string tenant) => null; }

        public sealed class PlainAttribute : FilterAttribute { public Response? Before() => null; }

        [Handler, SignedIn]
        public sealed class Own
        {
            [Get("/one")] public string One() => "";
            [Get("/two"), Key] public string Two() => "";
        }

        [Handler, Plain]
        public sealed class Other { [Get("/three")] public string Three() => ""; }
        """));

    [Fact]
    public void A_route_has_the_schemes_of_its_filters()
    {
        Assert.Equal("""[{"token":[]}]""", Run.Value.Operation("get", "/one")["security"]!.ToJsonString());
        Assert.Equal("""[{"token":[],"key":[]}]""", Run.Value.Operation("get", "/two")["security"]!.ToJsonString());
        Assert.Null(Run.Value.Operation("get", "/three")["security"]);
        Assert.NotNull(Run.Value.Operation("get", "/one")["responses"]!["401"]);
        Assert.Null(Run.Value.Operation("get", "/three")["responses"]!["401"]);
    }

    [Fact]
    public void The_schemes_are_components() => Assert.Equal(
        """{"key":{"type":"apiKey","name":"x-key","in":"header"},"token":"""
        + """{"type":"http","scheme":"bearer","bearerFormat":"JWT","description":"From /login."}}""",
        Run.Value.Json["components"]!["securitySchemes"]!.ToJsonString(OpenApiRun.Plain));

    [Fact]
    public void What_a_filter_reads_is_a_parameter()
    {
        var parameter = Assert.Single(Run.Value.Operation("get", "/two")["parameters"]!.AsArray())!;
        Assert.Equal(("x-tenant", "header"), ((string?)parameter["name"], (string?)parameter["in"]));
    }
}
