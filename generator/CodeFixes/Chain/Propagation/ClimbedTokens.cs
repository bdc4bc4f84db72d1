using Microsoft.CodeAnalysis;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>
/// Decides which methods get a token: those that would pass it on, and that some call can give one. Whether a method would pass it on is
/// known from the ends of the chains, whether it is given one from their beginnings.
/// </summary>
internal sealed class ClimbedTokens
{
    public const string Name = "cancellationToken";

    private readonly IReadOnlyList<ClimbedCall> _calls;
    private readonly IReadOnlyDictionary<SyntaxNode, OverrideFamily> _families;
    private readonly HashSet<OverrideFamily> _taking = [];
    private readonly HashSet<OverrideFamily> _given = [];

    public ClimbedTokens(
        IReadOnlyList<ClimbedCall> calls, IReadOnlyDictionary<SyntaxNode, OverrideFamily> families, ISet<OverrideFamily> closed)
    {
        (_calls, _families) = (calls, families);
        Grow(_taking, c => FamilyAround(c) is { TakesToken: true } family && !closed.Contains(family) && c.Token is null
            && (c.Target is null || _taking.Contains(c.Target)) ? family : null);
        Grow(_given, c => c.Target is { } target && _taking.Contains(target) && TokenIn(c) is not null ? target : null);
    }

    public bool IsGiven(OverrideFamily family) => _given.Contains(family);

    /// <summary>Notes for each call which token it passes.</summary>
    public void Assign()
    {
        foreach (var call in _calls)
            call.Passed = call.Target is null || _given.Contains(call.Target) ? TokenIn(call) : null;
    }

    private string? TokenIn(ClimbedCall call) => call.Token ?? (FamilyAround(call) is { } family && _given.Contains(family) ? Name : null);

    private OverrideFamily? FamilyAround(ClimbedCall call) =>
        call.Function is not null && _families.TryGetValue(call.Function, out var family) ? family : null;

    /// <summary>Each round adds at least one, or is the last.</summary>
    private void Grow(HashSet<OverrideFamily> found, Func<ClimbedCall, OverrideFamily?> next)
    {
        var count = -1;
        while (found.Count > count)
        {
            count = found.Count;
            foreach (var call in _calls)
            {
                if (next(call) is { } family)
                    found.Add(family);
            }
        }
    }
}
