namespace Generator.Tests.Binding;

/// <summary>The members of an object with [AsParameters] are bound each by itself.</summary>
public sealed class MembersTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        public sealed record Paging(int Page = 1, [FromQuery(Name = "per-page")] int Size = 20);
        public sealed record Filter(int Id, [AsParameters] Paging Paging, [FromHeader] string? UserAgent, List<string> Tags, CancellationToken Cancellation);
        public class Base { public required string Q { get; init; } public int Limit { get; set; } = -5; public string? Sort { get; init; } public string Order { get; init; } = "asc"; public int Own => 1; }
        public sealed class Search : Base { public bool All { get; set; } [FromQuery] public DateOnly? Day { get; set; } }
        public readonly record struct Item(string Name);
        public readonly record struct Write([property: FromBody] string Text, HttpScope Scope, int Id);
        public sealed record Twice(int Page, [AsParameters] Paging Other);

        [Handler]
        public sealed class Own
        {
            [Get("/items/{id:int}")] public string Get([AsParameters] Filter filter) => $"{filter.Id} {filter.Paging.Page} {filter.Paging.Size} {filter.UserAgent} {filter.Tags.Count}";
            [Get("/search")] public async Task<string> Search([AsParameters] Search search, int page = 0) { await Task.Yield(); return $"{search.Q} {search.Limit} {search.Sort ?? "-"} {search.Order} {search.All} {search.Day} {page}"; }
            [Post("/write/{id}")] public async Task<string> Write([AsParameters] Write write, [AsParameters] Paging paging) { await Task.Yield(); return $"{write.Text} {write.Scope.MethodName} {write.Id} {paging.Page}"; }
            [Post("/sync/{id}")] public string Sync([AsParameters] Write write) => $"{write.Text} {write.Scope.MethodName} {write.Id}";
            [Get("/twice")] public string Twice([AsParameters] Twice twice, int twice_Page = 3) => $"{twice.Page} {twice.Other.Page} {twice_Page}";
        }
        """).Load());

    [Theory]
    [InlineData("/items/7?page=2&per-page=5&tags=a&tags=b", "7 2 5  2")]
    [InlineData("/items/7", "7 1 20  0")]
    [InlineData("/search?q=a", "a -5 - asc False  0")]
    [InlineData("/search?all=x", "", 400)]
    [InlineData("/search?q=a&all=true&limit=3&sort=x&order=desc&day=2026-01-31&page=9", "a 3 x desc True 01/31/2026 9")]
    [InlineData("/search?q=a&all=false", "a -5 - asc False  0")]
    [InlineData("/twice?page=4&twice_Page=5", "4 4 5")]
    public void Members_come_from_their_own_sources(string target, string expected, int status = 200)
    {
        var answer = App.Value.Get(target);
        Assert.Equal(status, answer.Status);
        if (status == 200)
            Assert.Equal(expected, answer.Body);
    }

    [Fact]
    public void A_member_may_be_the_body()
    {
        Assert.Equal("text POST 5 2", App.Value.Call("POST", "/write/5?page=2", "text").Body);
        Assert.Equal("text POST 5", App.Value.Call("POST", "/sync/5", "text").Body);
    }

    [Fact]
    public void All_errors_of_all_members_are_answered_at_once()
    {
        var answer = App.Value.Get("/items/7?page=x&per-page=y&tags=a");
        Assert.Equal(400, answer.Status);
        Assert.Contains("\"name\":\"page\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"per-page\"", answer.Body, StringComparison.Ordinal);
    }
}
