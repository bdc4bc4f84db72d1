using System.Globalization;
using Adapters.CodeFixes.Chain.Propagation;
using Adapters.CodeFixes.Chain.Reading;
using Adapters.CodeFixes.Editing;
using Adapters.CodeFixes.Obstacles;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain;

/// <summary>Makes the chains of a solution asynchronous, one after another.</summary>
internal sealed class ChainConversion(Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    private ChangeSet _changes = new();
    private Solution? _changed;

    /// <summary>The solution with all chains that were added.</summary>
    public Solution Changed => _changed ?? solution;

    /// <summary>Adds a chain, or returns the obstacle and changes nothing.</summary>
    public async Task<Obstacle?> AddAsync(CallChain chain)
    {
        var alone = _changes.Copy();
        if (await new AsyncPropagation(alone, solution, bodies, cancellation).AddAsync(chain.Last).ConfigureAwait(false) is { } obstacle)
            return obstacle;
        var whole = await new OtherPaths(solution, bodies, cancellation).AddAsync(alone, chain).ConfigureAwait(false);
        if (await ApplyAsync(whole).ConfigureAwait(false) is not { } error || await ApplyAsync(alone).ConfigureAwait(false) is null)
            return null;
        return new Obstacle($"the result would not compile: {PlaceOf(error)}: {error.GetMessage(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Applies the changes with tokens, or without them if they do not fit.</summary>
    private async Task<Diagnostic?> ApplyAsync(ChangeSet changes) =>
        await ApplyAsync(changes, withTokens: true).ConfigureAwait(false) is { } error
            && (!changes.PassesTokens || await ApplyAsync(changes, withTokens: false).ConfigureAwait(false) is not null)
            ? error
            : null;

    private async Task<Diagnostic?> ApplyAsync(ChangeSet changes, bool withTokens)
    {
        var edits = await changes.EditsAsync(withTokens, cancellation).ConfigureAwait(false);
        var changed = await SolutionEdits.ApplyAsync(solution, edits, cancellation).ConfigureAwait(false);
        var error = await Verification.NewProblemAsync(Changed, changed, cancellation).ConfigureAwait(false);
        if (error is null)
            (_changes, _changed) = (changes, changed);
        return error;
    }

    private static string PlaceOf(Diagnostic error)
    {
        var place = error.Location.GetLineSpan();
        return $"{Path.GetFileName(place.Path)}:{place.StartLinePosition.Line + 1}";
    }
}
