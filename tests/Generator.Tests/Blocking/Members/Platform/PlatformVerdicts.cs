using Adapters.Analyzers.Blocking.Members;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>The verdict of the lists on a member: that of KnownMembers.txt, or that it is on the list of those that do not block.</summary>
internal sealed class PlatformVerdicts(HashSet<string> notBlocking)
{
    public const string Missing = "NOT JUDGED";
    public const string NotBlocking = "does not block";
    public const string NeverFlagged = "never flagged";

    public string Of(PlatformMember member) =>
        notBlocking.Contains(member.Name) || notBlocking.Contains(member.Id) ? NotBlocking : OfKnown(member.Symbol) ?? Missing;

    public static string? OfKnown(ISymbol member)
    {
        var known = KnownMembers.Instance;
        if (known.Blocking.Find(member) is { } entry)
            return entry.Entry.IsException ? NeverFlagged : $"blocks ({entry.Mark})";
        if (known.Locks.Find(member) is { } taken)
            return taken.Mark ? "takes a lock" : NeverFlagged;
        if (known.Unlocks.Find(member) is not null)
            return "gives a lock back";
        return member.Name == "Dispose" ? OfDispose(member.ContainingType) : null;
    }

    private static string? OfDispose(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (KnownMembers.Instance.Disposes.FindType(t) is { } known)
                return known.Mark ? "blocks (Disposes)" : NeverFlagged;
        }

        return null;
    }
}
