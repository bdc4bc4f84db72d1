using System.Text.RegularExpressions;

namespace Adapters.Server.Tests.Hosting;

public sealed partial class DocumentedFilesTests
{
    [Fact]
    public void Every_file_that_the_flow_page_names_exists()
    {
        var runtime = Path.Combine(SettingsPageTests.Repository(), "runtime");
        var missing = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(runtime, "docs", "flow.md")))
        {
            var folder = "";
            foreach (Match name in FileName().Matches(line))
            {
                var file = name.Groups[1].Value;
                // "`Server/Hosting/A.cs`, `B.cs`": a bare name is in the folder of the one before it.
                folder = file.Contains('/') ? Path.GetDirectoryName(file)! : folder;
                if (!Path.Exists(Path.Combine(runtime, file.Contains('/') ? file : Path.Combine(folder, file))))
                    missing.Add(file);
            }
        }

        Assert.Empty(missing);
    }

    [GeneratedRegex("`((?:[A-Z][A-Za-z0-9]*/)*[A-Z][A-Za-z0-9.]*(?:\\.cs|/))`")]
    private static partial Regex FileName();
}
