using System.Diagnostics;

namespace Adapters.Simulation.Tests;

/// <summary>The patches of <c>tests/Simulation/mutations</c>, which by itself takes too long for every run of the tests.</summary>
public sealed class MutationPatchTests
{
    private static readonly string Repository = FindRepository();
    private static readonly string Folder = Path.Combine(Repository, "tests", "Simulation", "Mutations");

    public static TheoryData<string> Patches => [.. Directory.EnumerateFiles(Folder, "*.patch").Select(path => Path.GetFileName(path))];

    [Fact]
    public void There_are_at_least_25_of_them() => Assert.True(Patches.Count >= 25, $"{Folder} has {Patches.Count} patches");

    [Theory]
    [MemberData(nameof(Patches))]
    public void A_patch_says_which_safeguard_it_takes_out_and_still_applies(string name)
    {
        var path = Path.Combine(Folder, name);
        Assert.EndsWith(".", File.ReadLines(path).First(), StringComparison.Ordinal);
        Assert.Equal("", FindWhyNot(path));
    }

    /// <summary>What git says against a patch; nothing if it applies.</summary>
    private static string FindWhyNot(string path)
    {
        var start = new ProcessStartInfo("git", ["apply", "--check", path]) { WorkingDirectory = Repository, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? "" : errors;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Adapters.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Adapters.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
