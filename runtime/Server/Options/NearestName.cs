namespace Adapters.Server.Options;

/// <summary>Finds the name that a user probably meant.</summary>
internal static class NearestName
{
    /// <summary>One wrong character in three is a typing error; more make another word.</summary>
    private const int CharactersPerSlip = 3;

    public static string? Find(string text, IEnumerable<string> names)
    {
        string? nearest = null;
        var least = (text.Length / CharactersPerSlip) + 1;
        foreach (var name in names)
        {
            var distance = Distance(text, name);
            if (distance < least)
                (nearest, least) = (name, distance);
        }

        return nearest;
    }

    /// <summary>Returns the Levenshtein distance: the least number of characters to insert, delete or change.</summary>
    private static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var column = 0; column < row.Length; column++)
            row[column] = column;
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < to.Length; j++)
            {
                var changed = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
