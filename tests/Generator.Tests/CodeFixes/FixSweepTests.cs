using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Editing;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Generator.Tests.CodeFixes;

/// <summary>The fixes, applied to the whole suite of the rules: each gives code that compiles as well as before.</summary>
public sealed class FixSweepTests
{
    private static readonly CodeFixProvider[] Fixes =
        [new AwaitFix(), new AwaitUsingFix(), new OffloadFix(), new LockFix(), new MarkBlockingFix()];

    public static TheoryData<string> Files => [.. SuiteFile.All().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void All_findings_of_a_file_are_fixed_at_once_and_it_compiles(string name)
    {
        var before = FixSolution.Of(SuiteFile.Read(name));
        foreach (var fix in Fixes.OfType<EditFix>())
        {
            var solution = before.Fork();
            if (solution.TryApplyAll(fix, FixAllScope.Document, name))
                Assert.Equal([], solution.Findings(name).SelectMany(f => solution.Titles(fix, name, f)));
        }
    }

    /// <summary>Of each file a few: the others are fixed above, all at once.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Each_fix_of_a_finding_compiles_and_the_finding_is_gone(string name)
    {
        const int Step = 7;
        var solution = FixSolution.Of(SuiteFile.Read(name));
        var wrong = new List<string>();
        foreach (var finding in solution.Findings(name).Where((_, i) => i % Step == Step / 2))
        {
            foreach (var fix in Fixes)
            {
                var line = finding.Location.GetLineSpan().StartLinePosition.Line + 1;
                wrong.AddRange(solution.Trials(fix, name, finding).Select(t => $"{line} {fix.GetType().Name}: {t}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
