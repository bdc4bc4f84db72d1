using System.Collections.Concurrent;
using Adapters.Analyzers.Blocking.Model;
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

    /// <summary>Classifies what is called: an accessor by its property, or else by itself, as a summary may name it.</summary>
    public MemberClassification Classify(CallSite call) =>
        Classify(call.Member) is var known && (known.Blocks is not null || ReferenceEquals(call.Member, call.Method))
            ? known
            : Classify(call.Method);

    /// <summary>The member as it is declared: without type arguments, and an extension method as a static one.</summary>
    public static ISymbol DefinitionOf(ISymbol member) =>
        member is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced.OriginalDefinition : member.OriginalDefinition;

    private MemberClassification Find(ISymbol member)
    {
        for (var m = member; m is not null; m = Overridden(m))
        {
            if (users.Find(m) is { } user && (!user.Mark || Names(user.Entry, m, byName: true)))
                return user.Mark ? new MemberClassification(true) : MemberClassification.Never;
            if (Marks.Of(m) is { } marked)
                return marked ? new MemberClassification(true) : MemberClassification.Never;
            if (KnownMembers.Instance.Blocking.Find(m) is not { } known)
                continue;
            if (known.Entry.IsException)
                return MemberClassification.Never;
            if (Names(known.Entry, m, byName: false))
                return new MemberClassification(true, known.Mark);
        }

        return ImplementsException(member) ? MemberClassification.Never : AssemblySummaries.Find(member) ?? MemberClassification.Unknown;
    }

    /// <summary>
    /// Indicates whether an entry means the overload: one that returns a task does not block because its siblings do, unless it is named
    /// itself.
    /// </summary>
    private static bool Names(MemberEntry entry, ISymbol member, bool byName) =>
        entry.Id is not null || (byName && entry is { Kind: 'M', IsPrefix: false })
        || member is not IMethodSymbol method
        || !(Awaitables.IsAwaitable(method.ReturnType) || Awaitables.IsAsyncStream(method.ReturnType));

    /// <summary>Indicates whether the member implements one of an interface that is an exception.</summary>
    private static bool ImplementsException(ISymbol member)
    {
        if (member is not IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary, ContainingType: { } type }
            || type.TypeKind == TypeKind.Interface)
            return false;
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var declared in contract.GetMembers(member.Name))
            {
                if (KnownMembers.Instance.Blocking.Find(declared.OriginalDefinition) is { Entry.IsException: true }
                    && type.FindImplementationForInterfaceMember(declared)?.OriginalDefinition is { } found
                    && SymbolEqualityComparer.Default.Equals(found, member))
                    return true;
            }
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
