using Adapters.Analyzers.Blocking.Model;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>The classification of a member by marks and lists, before its body is read.</summary>
/// <param name="Blocks">Yes, no, or null when nobody says anything.</param>
/// <param name="Group">The group, if it blocks.</param>
/// <param name="Path">The calls behind it, from the summary of its assembly.</param>
internal sealed record MemberClassification(bool? Blocks, BlockingGroup Group = BlockingGroup.Other, string? Path = null)
{
    public static readonly MemberClassification Unknown = new((bool?)null);
    public static readonly MemberClassification Never = new(false);
}
