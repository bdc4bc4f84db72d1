namespace Generator.Tests.Binding;

/// <summary>A body that says what to change: a member that is missing is not one that is null.</summary>
public sealed class PatchTests
{
    private const string Json = "application/merge-patch+json";

    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;
        public sealed record Change(string? Title, int? Rank, List<string>? Tags);

        [System.Text.Json.Serialization.JsonSerializable(typeof(Change))]
        public sealed class ShopJson() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            private static readonly System.Text.Json.JsonSerializerOptions Own = new(System.Text.Json.JsonSerializerDefaults.Web);
            public static ShopJson Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => Own.GetTypeInfo(type);
            static ShopJson() => Own.TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver();
        }

        [Handler]
        public sealed class Site
        {
            [Patch("/")] public async Task<string> Later(Patch<Change> change) { await Task.Yield(); return Text(change); }
            [Patch("/sync")] public string Sync(Patch<Change> change) => Text(change);

            private static string Text(Patch<Change> change) =>
                $"{Of(change, nameof(Change.Title), change.Value.Title)} {Of(change, "rank", change.Value.Rank)} {change.Members.Count}";

            private static string Of(Patch<Change> change, string name, object? value) =>
                change.Has(name) ? value?.ToString() ?? "null" : "as it is";
        }
        """).Load());

    [Theory]
    [InlineData("""{"title":"a","rank":5}""", "a 5 2")]
    [InlineData("""{"title":null}""", "null as it is 1")]
    [InlineData("""{"rank":null,"tags":["x",{"y":1}.z]}""", null)]
    [InlineData("""{"rank":null,"tags":["x"]}""", "as it is null 2")]
    [InlineData("""{}""", "as it is as it is 0")]
    [InlineData("""{"\u0074itle":"b","unknown":{"rank":1}}""", "b as it is 2")]
    public void A_missing_member_is_not_null(string body, string? expected)
    {
        foreach (var target in new[] { "/", "/sync" })
        {
            var answer = App.Value.Call("PATCH", target, body, Json);
            Assert.Equal(expected is null ? 400 : 200, answer.Status);
            Assert.Equal(expected ?? answer.Body, answer.Body);
        }
    }

    [Theory]
    [InlineData("""{"rank":"x"}""", Json, 400)]
    [InlineData("""[]""", Json, 400)]
    [InlineData("""null""", Json, 400)]
    [InlineData("", Json, 400)]
    [InlineData("{}", "text/plain", 415)]
    public void What_is_no_change_is_rejected(string body, string type, int status)
    {
        Assert.Equal(status, App.Value.Call("PATCH", "/", body, type).Status);
        Assert.Equal(status, App.Value.Call("PATCH", "/sync", body, type).Status);
    }

    [Theory]
    [InlineData("Get", "a GET request has no body")]
    [InlineData("Patch", "JSON cannot hold what it changes")]
    public void ADPT003_a_change_that_cannot_be_read(string verb, string reason) => Rules.Definitions.RuleRun.Finds(
        "ADPT003", $"Parameter 'change' of type 'Adapters.Patch<System.IO.Stream>' cannot be bound: {reason}",
        $$"""[Handler] public sealed class Site { [{{verb}}("/")] public string Own(Patch<System.IO.Stream> [|change|]) => ""; }""");
}
