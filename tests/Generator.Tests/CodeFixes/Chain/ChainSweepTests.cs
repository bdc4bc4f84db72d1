using Generator.Tests.Blocking;

namespace Generator.Tests.CodeFixes.Chain;

/// <summary>The fix of chains, applied to the whole suite of the rules: each action gives code that compiles as well as before.</summary>
public sealed class ChainSweepTests
{
    public static TheoryData<string> Files => [.. SuiteFile.All().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_action_for_each_finding_compiles(string name)
    {
        var run = await Task.Run(() => ChainRun.Of(SuiteFile.Read(name)));
        var breaks = await run.Breaks();
        Assert.True(breaks.Count == 0, string.Join('\n', breaks));
    }
}
