using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Adapters.Middleware.Tests;

/// <summary>The code that the page on middleware shows, and that it shows it as it is here.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public async Task The_middleware_of_the_page_works_together()
    {
        var app = new Wrapping(App.Asgi);
        var key = RandomNumberGenerator.GetBytes(32);

        app.Use(new RequestIds().Wrap)
            .Use(new SecurityHeaders { ContentSecurityPolicy = "default-src 'self'" }.Wrap)
            .Use(new Cors("https://shop.example") { AllowsCredentials = true }.Wrap)
            .Use(new RateLimit(100, TimeSpan.FromMinutes(1)).Wrap)
            .Use(new Compression().Wrap)
            .Use(new Sessions(key).Wrap);

        using var client = app.Client();
        using var entered = await client.SendAsync(
            "POST", "/visits", ("origin", "https://shop.example"), ("accept-encoding", "br"), ("x-request-id", "visit-1"));
        Assert.Equal("1", await entered.TextAsync());
        Assert.Equal(("visit-1", "https://shop.example"), (entered.Field("x-request-id"), entered.Field("access-control-allow-origin")));
        var cookie = entered.Field("set-cookie")!.Split(';')[0];
        using var again = await client.SendAsync("POST", "/visits", ("cookie", cookie));
        Assert.Equal(("2", "nosniff"), (await again.TextAsync(), again.Field("x-content-type-options")));
    }

    [Fact]
    public async Task The_page_shows_this_file()
    {
        var folder = Path.GetDirectoryName(ThisFile())!;
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "../../generator/docs/middleware.md"));
        var code = Plain(await File.ReadAllTextAsync(ThisFile()));
        var blocks = Blocks().Matches(page).Select(m => Plain(m.Groups[1].Value)).ToList();
        Assert.True(blocks.Count >= 3);
        Assert.All(blocks, block => Assert.Contains(block, code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_limit_by_user()
    {
        var limit = new RateLimit(1, TimeSpan.FromSeconds(1))
        {
            Key = scope => scope.Headers["x-api-key"],
        };

        using var client = Requests.Client(limit.Wrap);
        using var first = await client.SendAsync("GET", "/short", ("x-api-key", "a"));
        using var second = await client.SendAsync("GET", "/short", ("x-api-key", "a"));
        Assert.Equal((200, 429), ((int)first.StatusCode, (int)second.StatusCode));
    }

    private static string Plain(string code) => string.Join('\n', code.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static string ThisFile([CallerFilePath] string file = "") => file;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    /// <summary>Stands for the builder that a program is given.</summary>
    private sealed class Wrapping(AsgiApplication application)
    {
        private readonly List<Func<AsgiApplication, AsgiApplication>> _middleware = [];

        public Wrapping Use(Func<AsgiApplication, AsgiApplication> middleware)
        {
            _middleware.Add(middleware);
            return this;
        }

        public HttpClient Client() => Testing.ApplicationClients.CreateClient(
            _middleware.AsEnumerable().Reverse().Aggregate(application, (inner, wrap) => wrap(inner)));
    }
}

/// <summary>Counts what a client does.</summary>
[Handler("/visits")]
public sealed class Visits
{
    [Post]
    public async Task<int> Count(Session session)
    {
        var count = int.Parse(session["count"] ?? "0") + 1;
        session["count"] = $"{count}";
        return await Task.FromResult(count);
    }
}
