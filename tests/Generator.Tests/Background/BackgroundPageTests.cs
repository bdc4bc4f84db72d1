using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Generator.Tests.Background;

/// <summary>The code of the page on background jobs compiles, and its jobs run.</summary>
public sealed partial class BackgroundPageTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of(
        string.Join('\n', Blocks().Matches(Page()).Select(m => m.Groups[1].Value)) + "[AdaptersApp] public static partial class App;",
        "Shop", MetadataReference.CreateFromFile(typeof(IServiceScopeFactory).Assembly.Location)).Load());

    [Fact]
    public async Task The_jobs_of_the_page_run()
    {
        var type = App.Value.Type.Assembly.GetType("Mails")!;
        var mails = Activator.CreateInstance(type)!;
        await using var server = new JobServer(
            App.Value.With(new ServiceCollection().AddSingleton(type, mails).BuildServiceProvider()));
        await JobServer.UntilAsync(() => (int)type.GetProperty("Sent")!.GetValue(mails)! > 1);
        Assert.Empty(server.Monitor.Lines);
    }

    private static string Page([CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../generator/docs/background.md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
