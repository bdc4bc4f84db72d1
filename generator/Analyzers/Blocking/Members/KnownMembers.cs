using System.Reflection;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>The embedded list of members of the platform and of well-known packages.</summary>
internal sealed class KnownMembers
{
    public static readonly KnownMembers Instance = Read();

    /// <summary>Members that block, by group.</summary>
    public MemberList<BlockingGroup> Blocking { get; } = new();

    /// <summary>Types with an asynchronous Dispose whose synchronous one blocks.</summary>
    public MemberList<bool> Disposes { get; } = new();

    /// <summary>Those of them whose Dispose only gives a connection back to its pool, with most providers.</summary>
    public MemberList<bool> Pooled { get; } = new();

    /// <summary>Types that read and write memory only.</summary>
    public MemberList<bool> Memory { get; } = new();

    /// <summary>Members that run a delegate on another thread.</summary>
    public MemberList<bool> Offloads { get; } = new();

    /// <summary>Members that run a delegate at once.</summary>
    public MemberList<bool> Invokes { get; } = new();

    /// <summary>Members that take a lock, and may wait for who holds it.</summary>
    public MemberList<bool> Locks { get; } = new();

    /// <summary>Members that release a lock.</summary>
    public MemberList<bool> Unlocks { get; } = new();

    /// <summary>Indicates whether a call of the member takes a lock, and waits for it if it must.</summary>
    public bool TakesLock(ISymbol? member) =>
        member is not null && Locks.HasMember(member.Name) && Locks.Find(member.OriginalDefinition) is { Mark: true };

    private static KnownMembers Read()
    {
        var members = new KnownMembers();
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("KnownMembers.txt")!;
        using var reader = new StreamReader(stream);
        Action<MemberEntry>? add = null;
        while (reader.ReadLine()?.Trim() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                add = members.SectionOf(line.Trim('[', ']'));
            else
                add!(MemberEntry.Parse(line,
                    out var problem) ?? throw new InvalidOperationException($"KnownMembers.txt: '{line}': {problem}"));
        }

        return members;
    }

    private Action<MemberEntry> SectionOf(string name) => name switch
    {
        "disposes" => e => Disposes.Add(e, !e.IsException),
        "pooled" => e => Pooled.Add(e, !e.IsException),
        "memory" => e => Memory.Add(e, !e.IsException),
        "offloads" => e => Offloads.Add(e, !e.IsException),
        "locks" => e => Locks.Add(e, !e.IsException),
        "unlocks" => e => Unlocks.Add(e, !e.IsException),
        "invokes" => e => Invokes.Add(e, !e.IsException),
        _ => Group((BlockingGroup)Enum.Parse(typeof(BlockingGroup), name, ignoreCase: true)),
    };

    private Action<MemberEntry> Group(BlockingGroup group) => e => Blocking.Add(e, group);
}
