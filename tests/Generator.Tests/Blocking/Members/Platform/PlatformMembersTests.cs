using System.Runtime.CompilerServices;

namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>
/// Every member of .NET 8, 9 and 10 that may block, by what can be seen from outside, was judged: it is in KnownMembers.txt, or in the
/// list of those that do not block. One that is new is noticed here.
/// </summary>
public sealed class PlatformMembersTests
{
    private const string Write = "ADAPTERS_WRITE_PLATFORM_REVIEW";

    private static readonly string Folder = Path.GetDirectoryName(Here())!;
    private static readonly NamespaceList Namespaces = new(File.ReadAllText(Path.Combine(Folder, "namespaces.txt")));
    private static readonly HashSet<string> NotBlocking = new(
        File.ReadLines(Path.Combine(Folder, "not-blocking.txt")).Where(l => l.Length > 0 && l[0] != '#'), StringComparer.Ordinal);

    private static readonly PlatformVerdicts Verdicts = new(NotBlocking);
    private static readonly List<PlatformWalk> Walks = [.. ReferencePack.All().Select(p => new PlatformWalk(p))];
    private static readonly ILookup<string, PlatformMember> Members =
        Walks.SelectMany(w => w.Members(Namespaces)).OrderBy(m => m.Id, StringComparer.Ordinal).ToLookup(m => m.Name);

    [Fact]
    public void Three_versions_are_walked() => Assert.Equal(["8.0", "9.0", "10.0"], Walks.Select(w => w.Version));

    [Fact]
    public void Every_namespace_is_walked_or_left_out_on_purpose()
    {
        var all = Walks.SelectMany(w => w.Namespaces()).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal([], all.Where(n => Namespaces.LineOf(n) is null));
        Assert.Equal([], Namespaces.Lines.Except(all.Select(n => Namespaces.LineOf(n)!)));
    }

    [Fact]
    public void Every_member_that_may_block_was_judged() =>
        Assert.Equal("", string.Join('\n', ReviewOf(PlatformVerdicts.Missing).Select(l => l.Member)));

    [Fact]
    public void Nothing_is_said_not_to_block_that_is_gone_or_known()
    {
        var all = Members.SelectMany(m => m).ToLookup(m => m.Id);
        var listed = NotBlocking.Select(n => (Name: n, Members: Members[n].Concat(all[n]).ToList())).ToList();
        Assert.Equal([], listed.Where(l => l.Members.Count == 0).Select(l => l.Name));
        Assert.Equal([], listed.Where(l => l.Members.All(m => PlatformVerdicts.OfKnown(m.Symbol) is not null)).Select(l => l.Name));
    }

    /// <summary>
    /// A call of such a member is a finding, because its sibling can replace it, unless KnownMembers.txt makes it an exception.
    /// </summary>
    [Fact]
    public void What_has_a_sibling_is_judged_in_the_list_that_the_rules_read() =>
        Assert.Equal([], Members.SelectMany(m => m)
            .Where(m => m.HasSibling && m.Symbol.Name != "Dispose" && Verdicts.Of(m) == PlatformVerdicts.NotBlocking).Select(m => m.Id));

    [Fact]
    public void The_review_is_that_of_the_lists()
    {
        var path = Path.Combine(Folder, "review.txt");
        var review = $"""
            # Made by PlatformMembersTests from the reference assemblies and the lists: what may block, in which versions, why it may,
            # and the verdict. To make it again: {Write}=1 dotnet run --project tests/Generator.Tests -- -class "*PlatformMembersTests"
            {string.Join('\n', ReviewOf(null).Select(l => string.Join("  ", l.Member, l.Versions, l.Reasons, l.Verdict)))}

            """;
        if (Environment.GetEnvironmentVariable(Write) == "1")
            File.WriteAllText(path, review);
        Assert.True(
            File.ReadAllText(path) == review,
            $"review.txt is stale: run {Write}=1 dotnet run --project tests/Generator.Tests -- -class \"*PlatformMembersTests\"");
    }

    /// <summary>A line for each member; where its overloads are judged differently, one for each of them.</summary>
    private static IEnumerable<(string Member, string Versions, string Reasons, string Verdict)> ReviewOf(string? verdict) => Members
        .SelectMany(m => m.GroupBy(o => m.Select(Verdicts.Of).Distinct().Count() == 1 ? m.Key : o.Id))
        .Select(g => (
            Member: g.Key,
            Versions: string.Join(',', g.Select(m => m.Version).Distinct().OrderBy(v => v.Length).ThenBy(v => v, StringComparer.Ordinal)),
            Reasons: string.Join('+', ReasonsOf(g)),
            Verdict: Verdicts.Of(g.First())))
        .Where(l => verdict is null || l.Verdict == verdict)
        .OrderBy(l => l.Member, StringComparer.Ordinal);

    private static IEnumerable<string> ReasonsOf(IEnumerable<PlatformMember> overloads)
    {
        if (overloads.Any(o => o.HasSibling))
            yield return "sibling";
        if (overloads.Any(o => o.IsDocumented))
            yield return "documented";
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
