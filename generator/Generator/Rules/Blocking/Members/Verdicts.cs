using System.Collections.Concurrent;
using Adapters.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Members;

/// <summary>
/// What is said of members: by the user's list, by attributes, by the embedded list, and by the summaries of other assemblies, in this
/// order. Asked once for each member of a compilation.
/// </summary>
internal sealed class Verdicts(MemberList<bool> users)
{
    private readonly ConcurrentDictionary<ISymbol, Verdict> _known = new(SymbolEqualityComparer.Default);

    public Verdict Of(ISymbol member) => _known.GetOrAdd(Definition(member), Find);

    /// <summary>The member as it is declared: without type arguments, and an extension method as a static one.</summary>
    public static ISymbol Definition(ISymbol member) =>
        member is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced.OriginalDefinition : member.OriginalDefinition;

    private Verdict Find(ISymbol member)
    {
        for (var m = member; m is not null; m = Overridden(m))
        {
            if (users.Find(m) is { } user)
                return user.Mark ? new Verdict(true) : Verdict.Never;
            if (Marked(m) is { } marked)
                return marked;
            if (KnownMembers.Instance.Blocking.Find(m) is { } known)
                return known.Entry.IsException ? Verdict.Never : new Verdict(true, known.Mark);
        }

        return AssemblySummaries.Find(member) ?? Verdict.Unknown;
    }

    private static Verdict? Marked(ISymbol member)
    {
        if (Has(member, TypeNames.BlockingAttribute))
            return new Verdict(true);
        if (Has(member, TypeNames.NonBlockingAttribute))
            return Verdict.Never;
        return member.ContainingType is not { } type ? null
            : Has(type, TypeNames.BlockingAttribute) ? new Verdict(true)
            : Has(type, TypeNames.NonBlockingAttribute) ? Verdict.Never
            : null;
    }

    private static bool Has(ISymbol symbol, string attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            // The short name first: almost no attribute has it, and the whole name is costly.
            if (attribute.EndsWith(data.AttributeClass?.Name ?? "-", StringComparison.Ordinal) && TypeNames.Is(data.AttributeClass, attribute))
                return true;
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };
}
