using System.Collections.Immutable;
using System.Composition;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Blocking;
using Adapters.CodeFixes.Chain.Reading;
using Adapters.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Adapters.CodeFixes.Chain;

/// <summary>
/// ADPT101-129: makes the helpers between a handler and a blocking call asynchronous, in the whole solution. If there is an obstacle, the
/// title names it, and the fix runs the call off the event loop instead.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeChainAsyncFix : CodeFixProvider
{
    internal const string MakeAsyncKey = "MakeChainAsync";
    internal const string OffloadKey = "OffloadChain";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [.. FixableRules.All.Where(id => id != BlockingRules.For(Confidence.Definite, BlockingGroup.Computation).Id)];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => MakeChainAsyncFixAll.Instance;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        var bodies = new SolutionBodies(context.CancellationToken);
        var reader = new ChainReader(solution, bodies, context.CancellationToken);
        foreach (var finding in context.Diagnostics)
        {
            if (await reader.ReadAsync(finding).ConfigureAwait(false) is { } chain
                && await ActionForAsync(chain, solution, bodies, context.CancellationToken).ConfigureAwait(false) is { } action)
                context.RegisterCodeFix(action, finding);
        }
    }

    private static async Task<CodeAction?> ActionForAsync(
        CallChain chain, Solution solution, SolutionBodies bodies, CancellationToken cancellation)
    {
        var conversion = new ChainConversion(solution, bodies, cancellation);
        if (await conversion.AddAsync(chain).ConfigureAwait(false) is not { } obstacle)
        {
            return CodeAction.Create(
                $"Make the chain asynchronous up to '{chain.Name}'", _ => Task.FromResult(conversion.Changed), MakeAsyncKey);
        }

        if (await ChainOffload.EditsAsync(chain, solution, cancellation).ConfigureAwait(false) is not { } edits)
            return null;
        var where = chain.OnLoop ? "off the event loop" : "on another thread";
        return CodeAction.Create(
            $"Run '{chain.Name}' {where}: it cannot be made asynchronous because {obstacle.Text}",
            token => SolutionEdits.ApplyAsync(solution, edits, token), OffloadKey);
    }
}
