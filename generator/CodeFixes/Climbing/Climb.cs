using System.Globalization;
using Adapters.CodeFixes.Climbing.Rewriting;
using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Climbing;

/// <summary>Makes chains asynchronous, one after the other over the same solution.</summary>
internal sealed class Climb(Solution solution, CancellationToken cancellation)
{
    private Closure _closure = new();
    private Solution? _changed;

    /// <summary>The solution with all chains that were added.</summary>
    public Solution Changed => _changed ?? solution;

    /// <summary>Adds a chain; after an obstacle everything is as it was before.</summary>
    public async Task<Obstacle?> AddAsync(Chain chain)
    {
        var closure = _closure.Copy();
        if (await new Spreading(closure, solution, cancellation).AddAsync(chain).ConfigureAwait(false) is { } obstacle)
            return obstacle;
        var changed = await Application.ApplyAsync(closure, solution, cancellation).ConfigureAwait(false);
        if (await Verification.NewErrorAsync(Changed, changed, cancellation).ConfigureAwait(false) is { } error)
            return new Obstacle($"the result would not compile: {Where(error)}: {error.GetMessage(CultureInfo.InvariantCulture)}");
        (_closure, _changed) = (closure, changed);
        return null;
    }

    private static string Where(Diagnostic error)
    {
        var place = error.Location.GetLineSpan();
        return $"{Path.GetFileName(place.Path)}:{place.StartLinePosition.Line + 1}";
    }
}
