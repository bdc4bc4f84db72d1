using Benchmarks.Rules.Torture;

namespace Generator.Tests.Rules;

/// <summary>
/// A small form of <c>tests/Benchmarks/rules torture</c>, over the sources of this repository: some of the files as they stand, which is
/// without the files around them, and with tokens deleted.
/// </summary>
public sealed class OwnSourcesTests
{
    private const int Whole = 60;
    private const int Deletions = 60;
    private const int DeletedTokens = 20;

    private static readonly string[] Files =
    [
        .. new[] { "generator", "runtime", "tests", "samples" }
            .SelectMany(f => Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(RulePage.Folder, "../..", f)), "*.cs",
                SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_file_alone_has_no_fault(int seed)
    {
        for (var i = seed; i < Files.Length; i += Files.Length / (Whole / Seeds.Count))
            AssertNoFault(Files[i], File.ReadAllText(Files[i]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_file_without_some_tokens_has_no_fault(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Deletions / Seeds.Count; i++)
        {
            var (file, number) = (Files[random.Next(Files.Length)], random.Next());
            var text = TokenDeletion.Of(File.ReadAllText(file), number, DeletedTokens);
            AssertNoFault($"{file}, deletion {number}", text);
        }
    }

    private static void AssertNoFault(string name, string text)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var fault = Trial.FaultOf(Trial.Compile(text, cancellation), cancellation);
        Assert.True(fault is null, $"{name}: {fault}");
    }
}
