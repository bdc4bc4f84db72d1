using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Adapters.Hosting.Tests;

/// <summary>The code that the page on the generic host shows, and that it shows it as it is here.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public async Task The_program_of_the_page_serves()
    {
        string[] args = ["--Adapters:Bind=http://127.0.0.1:0", "--Adapters:log-level=warning"];

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddAdapters(App.CreateAsgi);
        builder.Services.AddHostedService<Worker>();
        using var host = builder.Build();

        await host.StartAsync();
        using var client = new HttpClient();
        Assert.Equal("home", await client.GetStringAsync(host.Services.GetRequiredService<HostedServer>().Addresses.Single()));
        await host.StopAsync();
    }

    [Fact]
    public async Task The_page_shows_this_file()
    {
        var folder = Path.GetDirectoryName(ThisFile())!;
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "../../runtime/docs/hosting.md"));
        var code = Plain(await File.ReadAllTextAsync(ThisFile()));
        Assert.Contains(Plain(Block().Match(page).Groups[1].Value), code, StringComparison.Ordinal);
    }

    private static string Plain(string code) => string.Join('\n', code.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static string ThisFile([CallerFilePath] string file = "") => file;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
