using System.Collections.Immutable;

namespace Adapters.Tool.Blocking.Findings;

/// <summary>The steps of a path, compared by value.</summary>
internal sealed record FindingPath(ImmutableArray<Step> Items)
{
    /// <summary>The step at which all known code ends: the call that blocks.</summary>
    public Step Root => Items.Last(s => s.HasPlace);

    public string Text => string.Join(" → ", Items.Select(s => s.Name));

    public bool Equals(FindingPath? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);
}
