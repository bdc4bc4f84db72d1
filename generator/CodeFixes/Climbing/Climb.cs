using System.Globalization;
using Adapters.CodeFixes.Climbing.Rewriting;
using Adapters.CodeFixes.Obstacles;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing;

/// <summary>Makes chains asynchronous, one after the other over the same solution.</summary>
internal sealed class Climb(Solution solution, SolutionBodies bodies, CancellationToken cancellation)
{
    private Closure _closure = new();
    private Solution? _changed;

    /// <summary>The solution with all chains that were added.</summary>
    public Solution Changed => _changed ?? solution;

    /// <summary>Adds a chain; after an obstacle everything is as it was before.</summary>
    public async Task<Obstacle?> AddAsync(Chain chain)
    {
        var alone = _closure.Copy();
        if (await new Spreading(alone, solution, bodies, cancellation).AddAsync(chain.Last).ConfigureAwait(false) is { } obstacle)
            return obstacle;
        var whole = await new OtherWays(solution, bodies, cancellation).AddAsync(alone, chain).ConfigureAwait(false);
        if (await ApplyAsync(whole).ConfigureAwait(false) is not { } error || await ApplyAsync(alone).ConfigureAwait(false) is null)
            return null;
        return new Obstacle($"the result would not compile: {Where(error)}: {error.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private async Task<Diagnostic?> ApplyAsync(Closure closure)
    {
        var changed = await Application.ApplyAsync(closure, solution, cancellation).ConfigureAwait(false);
        var error = await Verification.NewErrorAsync(Changed, changed, cancellation).ConfigureAwait(false);
        if (error is null)
            (_closure, _changed) = (closure, changed);
        return error;
    }

    private static string Where(Diagnostic error)
    {
        var place = error.Location.GetLineSpan();
        return $"{Path.GetFileName(place.Path)}:{place.StartLinePosition.Line + 1}";
    }
}
