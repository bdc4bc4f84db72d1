using System.Reflection;
using Adapters.Analyzers.Blocking.Members;
using Generator.Tests.Blocking.Members.Platform;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Members;

/// <summary>The embedded list: what it names exists, and is found.</summary>
public sealed class KnownMembersTests
{
    /// <summary>Packages that the suite has no reference to.</summary>
    private static readonly string[] Elsewhere =
    [
        "Xunit", "NUnit", "Moq", "Microsoft.VisualStudio", "Shouldly", "FluentAssertions", "Microsoft.Data.SqlClient",
        "System.Data.SqlClient", "System.Data.SQLite", "MySqlConnector", "System.Data.Odbc", "System.Data.OleDb",
    ];

    private static readonly Compilation Compilation = SuiteCompilation.Of("")
        .AddReferences(ReferencePack.All().Last().Compile().References.Where(r => r.Display!.Contains("AspNetCore.App")));

    public static TheoryData<string> Lines => [.. Read().Where(l => l[0] is not ('[' or '#')).Select(l => l.TrimStart('!')).Distinct()];

    [Theory]
    [MemberData(nameof(Lines))]
    public void What_is_listed_exists(string line)
    {
        var entry = MemberEntry.Parse(line, out _)!;
        if (Elsewhere.Any(e => entry.Container.StartsWith(e, StringComparison.Ordinal)))
            return;
        Assert.True(entry.Kind == 'N' ? HasNamespace(entry.Container) : Members(entry).Any(), $"'{line}' names nothing");
    }

    [Fact]
    public void What_blocks_is_judged_so_and_what_does_not_is_not()
    {
        var classifier = new MemberClassifier(new MemberList<bool>());
        var group = "";
        foreach (var line in Read())
        {
            if (line[0] == '[')
                group = line.Trim('[', ']');
            if (line[0] is '[' or '#' || !IsGroup(group) || MemberEntry.Parse(line, out _) is not { Id: not null } entry)
                continue;
            // An overload is the closest that an entry can be: nothing else decides.
            foreach (var member in Members(entry).Where(m => m.GetDocumentationCommentId() == entry.Id))
                Assert.True(classifier.Classify(member).Blocks == !entry.IsException, line);
        }
    }

    private static bool IsGroup(string section) =>
        section is not ("disposes" or "memory" or "offloads" or "invokes" or "locks" or "unlocks");

    private static bool HasNamespace(string name) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId($"N:{name}", Compilation) is not null;

    private static IEnumerable<ISymbol> Members(MemberEntry entry)
    {
        if (DocumentationCommentId.GetFirstSymbolForDeclarationId($"T:{entry.Container}", Compilation) is not INamedTypeSymbol type)
            return [];
        if (entry.Kind == 'T')
            return [type];
        return type.GetMembers().Where(m => entry.IsNameOf(m)
            && (entry.Id is null || m.GetDocumentationCommentId() == entry.Id));
    }

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(MemberEntry).Assembly.GetManifestResourceStream("KnownMembers.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
    }
}
