using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Generator.Tests;

/// <summary>
/// Compares text with a file in the conventions of Verify: <c>Name.verified.cs</c> beside the test; on a difference,
/// <c>Name.received.cs</c> and a diff in the failure. <c>ACCEPT_SNAPSHOTS=1</c> accepts what is there. The package can take the
/// place of this class.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string name, string text, string extension = "cs", [CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots");
        var verified = Path.Combine(folder, $"{name}.verified.{extension}");
        var received = Path.Combine(folder, $"{name}.received.{extension}");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(
            $"{name} differs from its snapshot. If the change is meant: ACCEPT_SNAPSHOTS=1 dotnet run --project "
            + $"tests/Generator.Tests\n{Diff(expected, text)}");
    }

    private static string Diff(string expected, string actual)
    {
        var text = new StringBuilder();
        foreach (var line in InlineDiffBuilder.Diff(expected, actual).Lines.Where(l => l.Type != ChangeType.Unchanged))
            text.Append(line.Type == ChangeType.Inserted ? "+ " : "- ").AppendLine(line.Text);
        return text.ToString();
    }
}
