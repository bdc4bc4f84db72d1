namespace Generator.Tests.Blocking.Climbing;

/// <summary>The climb over the whole suite of the rules: whatever is offered anywhere gives code that compiles as well as before.</summary>
public sealed class SweepTests
{
    public static TheoryData<string> Files => [.. SuiteFile.All().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_action_for_each_finding_compiles(string name)
    {
        var run = await Task.Run(() => ClimbRun.Of(SuiteFile.Read(name)));
        var breaks = await run.Breaks();
        Assert.True(breaks.Count == 0, string.Join('\n', breaks));
    }
}
