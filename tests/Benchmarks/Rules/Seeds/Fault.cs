namespace Benchmarks.Rules.Seeds;

/// <summary>A blocking call that is planted into asynchronous methods.</summary>
/// <param name="Kind">What it is called in the table.</param>
/// <param name="IsUnseen">Whether its kind was chosen by somebody who had not read the rules.</param>
/// <param name="Call">The statement. A $ in it, and in the helpers, is the number of the plant.</param>
/// <param name="Helpers">The types that the statement uses: a file beside the others.</param>
internal sealed record Fault(string Kind, bool IsUnseen, string Call, string Helpers)
{
    private const string Faults = "tests/Benchmarks/Rules/Seeds/faults.txt";

    private const string UnseenMark = "unseen: ";

    public static IReadOnlyList<Fault> All() =>
        [.. File.ReadAllText(Faults).ReplaceLineEndings("\n").Split("\n# ").Skip(1).Select(Parse)];

    private static Fault Parse(string text)
    {
        var lines = text.Split('\n');
        var isUnseen = lines[0].StartsWith(UnseenMark, StringComparison.Ordinal);
        return new Fault(isUnseen ? lines[0][UnseenMark.Length..] : lines[0], isUnseen, lines[1], string.Join('\n', lines[2..]));
    }
}
