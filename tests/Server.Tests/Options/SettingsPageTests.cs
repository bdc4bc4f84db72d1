namespace Adapters.Server.Tests.Options;

public sealed class SettingsPageTests
{
    [Fact]
    public void The_settings_page_is_what_the_option_table_says()
    {
        var path = Path.Combine(Repository(), "runtime", "docs", "settings.md");
        var page = SettingsPage.Render();
        if (Environment.GetEnvironmentVariable("ADAPTERS_WRITE_SETTINGS_PAGE") == "1")
            File.WriteAllText(path, page);

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == page,
            "runtime/docs/settings.md is stale: run ADAPTERS_WRITE_SETTINGS_PAGE=1 dotnet run --project tests/Server.Tests");
    }

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Adapters.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Adapters.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
