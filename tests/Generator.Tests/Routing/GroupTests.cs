using Generator.Tests.Rules.Definitions;

namespace Generator.Tests.Routing;

/// <summary>The handlers inside a class with a group have its prefix and its filters.</summary>
public sealed class GroupTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;
        public sealed class SecretAttribute(int status) : FilterAttribute { public Response? Before(string? secret) => secret == "yes" ? null : new Response(status); }

        [Group("/api")]
        public static partial class Api
        {
            [Handler] public sealed class Home { [Get] public string Get() => "home"; }

            [Group("/{version:int}/"), Secret(403)]
            public static class Versioned
            {
                [Handler("/users")]
                public sealed class Users
                {
                    [Get("/{id}")] public string Get(int version, string id) => $"{version} {id}";
                    [Get("/{id}/later"), Secret(401)] public ValueTask<string> Later(int version, string id) => new($"{version} {id}");
                }

                [Handler, Group("/own")] public sealed class Own { [Get("/")] public string Get(int version) => $"own {version}"; }
            }
        }
        """).Load());

    [Theory]
    [InlineData("/api", 200, "home")]
    [InlineData("/api/2/users/ada?secret=yes", 200, "2 ada")]
    [InlineData("/api/2/users/ada/later?secret=yes", 200, "2 ada")]
    [InlineData("/api/2/own/?secret=yes", 200, "own 2")]
    [InlineData("/api/2/users/ada", 403, "")]
    [InlineData("/api/2/users/ada/later", 403, "")]
    [InlineData("/api/x/users/ada", 404, "")]
    [InlineData("/users/ada", 404, "")]
    public void A_handler_has_the_prefixes_of_its_groups(string target, int status, string body)
    {
        var answer = App.Value.Get(target);
        Assert.Equal(status, answer.Status);
        if (status == 200)
            Assert.Equal(body, answer.Body);
    }

    [Fact]
    public void A_prefix_that_cannot_be_read_is_reported_at_its_group() =>
        RuleRun.Finds(
            "ADPT002", "The template '/api/a b/users/{id}' cannot be parsed: ' ' cannot stand in a path; percent-encode it",
            """
            [Group("/api")] public static class Api { [Group("/a[| |]b")] public static class Inner {
                [Handler("/users")] public sealed class Users { [Get("/{id}")] public string Get(string id) => id; } } }
            """);

    [Fact]
    public void A_value_of_a_group_that_no_parameter_takes_is_reported_at_its_group() =>
        RuleRun.Finds(
            "ADPT007", "The template has a value 'tenant', and 'Get' has no parameter of that name",
            """
            [Group("/api")] public static class Api { [Group("/{[|tenant|]}")] public static class Inner {
                [Handler("/users")] public sealed class Users { [Get("/{id}")] public string Get(string id) => id; } } }
            """);
}
