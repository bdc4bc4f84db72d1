using System.Diagnostics;
using Adapters.Analyzers.Blocking;
using Adapters.CodeFixes.Async;
using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Chain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Benchmarks.Rules.Fixes;

/// <summary>Applies each fix to all findings of a solution, again and again, until none changes anything.</summary>
internal sealed class FixRounds(Solution solution)
{
    /// <summary>
    /// What is awaited comes before what runs elsewhere: only what cannot be awaited is moved to another thread. A dropped task is not
    /// awaited here, because work that never ends may be meant to go on.
    /// </summary>
    private static readonly (CodeFixProvider Fix, string Key)[] Steps =
    [
        (new UnwrapFix(), nameof(UnwrapFix)),
        (new ObserveTaskFix(), nameof(ObserveTaskFix)),
        (new AwaitFix(), nameof(AwaitFix)),
        (new AwaitUsingFix(), nameof(AwaitUsingFix)),
        (new MakeChainAsyncFix(), MakeChainAsyncFix.MakeAsyncKey),
        (new PassTokenFix(), nameof(PassTokenFix)),
        (new StayOnLoopFix(), nameof(StayOnLoopFix)),
        (new OffloadFix(), nameof(OffloadFix)),
        (new MakeChainAsyncFix(), MakeChainAsyncFix.OffloadKey),
    ];

    private const int MaxRounds = 8;

    private readonly SolutionFindings _findings = new();

    public Solution Solution { get; private set; } = solution;

    /// <summary>The number of findings, by id, that a fix took away.</summary>
    public Dictionary<string, int> Applied { get; } = [];

    public async Task RunAsync()
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = Solution;
            foreach (var (fix, key) in Steps)
                await ApplyAsync(fix, key);
            if (Solution == before)
                return;
        }
    }

    /// <summary>The number of findings, by id, that are left.</summary>
    public async Task<Dictionary<string, int>> DeclinedAsync() =>
        (await _findings.OfAsync(Solution)).CountBy(f => f.Id).ToDictionary();

    private async Task ApplyAsync(CodeFixProvider fix, string key)
    {
        var watch = Stopwatch.StartNew();
        var findings = await _findings.OfAsync(Solution);
        if (findings.FirstOrDefault(f => fix.FixableDiagnosticIds.Contains(f.Id)) is not { } first)
            return;
        var context = new FixAllContext(
            Solution.GetDocument(first.Location.SourceTree)!, fix, FixAllScope.Solution, key, fix.FixableDiagnosticIds, _findings, default);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        if (action is null || await ChangedByAsync(action) is not { } changed || !changed.GetChanges(Solution).GetProjectChanges().Any())
            return;
        Solution = changed;
        var left = (await _findings.OfAsync(Solution)).CountBy(KeyOf).ToDictionary();
        var applied = findings.GroupBy(KeyOf).ToDictionary(g => g.Key, g => Math.Max(0, g.Count() - left.GetValueOrDefault(g.Key)));
        foreach (var ((id, _, _), count) in applied)
            Applied[id] = Applied.GetValueOrDefault(id) + count;
        Console.WriteLine($"{key}: {applied.Values.Sum()} of {findings.Count(f => fix.FixableDiagnosticIds.Contains(f.Id))} "
            + $"in {watch.Elapsed.TotalSeconds:0} s");
    }

    private static async Task<Solution?> ChangedByAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution;

    /// <summary>What a finding is known by after an edit: not its place.</summary>
    private static (string Id, string File, string Path) KeyOf(Diagnostic finding) =>
        (finding.Id, finding.Location.SourceTree!.FilePath,
            finding.Properties.GetValueOrDefault(BlockingFindings.PathProperty) ?? finding.GetMessage());
}
