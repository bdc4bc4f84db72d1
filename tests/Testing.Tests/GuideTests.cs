using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace Adapters.Testing.Tests;

/// <summary>The tests that the page on testing shows, and that it shows them as they are here.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public async Task An_order_is_counted()
    {
        using var client = App.Asgi.CreateClient();
        Assert.Equal("0", await client.GetStringAsync("/orders/pen"));
    }

    [Fact]
    public async Task The_stock_is_a_fake()
    {
        using var services = new ServiceCollection().AddSingleton<IStock>(new FakeStock(7)).BuildServiceProvider();
        using var client = App.CreateAsgi(services).CreateClient();
        Assert.Equal("7", await client.GetStringAsync("/orders/pen"));
    }

    [Fact]
    public async Task An_order_is_added()
    {
        using var client = App.Asgi.CreateClient(new ServerOptions { LimitRequestBody = 1_000 });
        using var answer = await client.PostAsJsonAsync("/orders", new Order("pen", 1), ShopJson.Default.Order);
        Assert.Equal(new Order("pen", 2), await answer.Content.ReadFromJsonAsync(ShopJson.Default.Order));
    }

    private sealed class FakeStock(int count) : IStock
    {
        public int Of(string item) => count;
    }

    [Fact]
    public async Task The_page_shows_this_file()
    {
        var folder = Path.GetDirectoryName(ThisFile())!;
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "../../generator/docs/testing.md"));
        var code = Plain(await File.ReadAllTextAsync(ThisFile()));
        var blocks = Blocks().Matches(page).Select(m => Plain(m.Groups[1].Value)).ToList();
        Assert.True(blocks.Count >= 3);
        Assert.All(blocks, block => Assert.Contains(block, code, StringComparison.Ordinal));
    }

    private static string Plain(string code) => string.Join('\n', code.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static string ThisFile([CallerFilePath] string file = "") => file;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
