namespace Adapters.Analyzers.Options;

/// <summary>Finds the text that somebody probably meant.</summary>
internal static class NearestText
{
    /// <summary>One wrong character in three is a typing error; more make another word.</summary>
    private const int CharactersPerSlip = 3;

    public static string? Among(IEnumerable<string> candidates, string text) => candidates
        .Select(c => (Text: c, Distance: Distance(text, c)))
        .Where(c => c.Distance <= Math.Max(text.Length, c.Text.Length) / CharactersPerSlip)
        .OrderBy(c => c.Distance)
        .FirstOrDefault().Text;

    /// <summary>The least number of characters to insert, delete or change.</summary>
    private static int Distance(string from, string to)
    {
        var before = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = before[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(before[j], row[j - 1]) + 1);
            }

            before = row;
        }

        return before[to.Length];
    }
}
