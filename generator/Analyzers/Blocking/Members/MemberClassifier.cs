using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>
/// Classifies members: by the user's list, by attributes, by the embedded list, and by the summaries of other assemblies, in this
/// order. Asked once for each member of a compilation.
/// </summary>
internal sealed class MemberClassifier(MemberList<bool> users)
{
    private readonly ConcurrentDictionary<ISymbol, MemberClassification> _known = new(SymbolEqualityComparer.Default);

    public MemberClassification Classify(ISymbol member) => _known.GetOrAdd(DefinitionOf(member), Find);

    /// <summary>The member as it is declared: without type arguments, and an extension method as a static one.</summary>
    public static ISymbol DefinitionOf(ISymbol member) =>
        member is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced.OriginalDefinition : member.OriginalDefinition;

    private MemberClassification Find(ISymbol member)
    {
        for (var m = member; m is not null; m = Overridden(m))
        {
            if (users.Find(m) is { } user)
                return user.Mark ? new MemberClassification(true) : MemberClassification.Never;
            if (Marks.Of(m) is { } marked)
                return marked ? new MemberClassification(true) : MemberClassification.Never;
            if (KnownMembers.Instance.Blocking.Find(m) is { } known)
                return known.Entry.IsException ? MemberClassification.Never : new MemberClassification(true, known.Mark);
        }

        return AssemblySummaries.Find(member) ?? MemberClassification.Unknown;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };
}
